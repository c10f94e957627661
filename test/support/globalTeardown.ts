import { stopTestServer } from './globalSetup.ts';

export default stopTestServer;
