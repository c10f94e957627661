import { join } from 'node:path';
import { projectRoot } from '../common/root.ts';

/**
 * The dictionary of the invented belligerents, monitor and relief organisation, absolute. A desk that scrapes the
 * demonstration site must read it beside its own: without it "the Joint Coalition" is taken for a real coalition, and a real
 * force is accused of an invented event.
 */
export const demoActorsFile = (): string => join(projectRoot(), 'demo', 'actors.json');
