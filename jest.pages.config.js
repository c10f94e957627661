import base from './jest.config.js';

/** Page tests: the built console in a real browser, against a real server. Apart from `npm test`, which needs no browser. */
export default { ...base, testMatch: ['<rootDir>/test/**/*.page.ts'], testTimeout: 180_000, maxWorkers: 1 };
