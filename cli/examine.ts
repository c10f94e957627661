import { existsSync } from 'node:fs';
import { lookup } from 'node:dns/promises';
import { createServer } from 'node:net';
import { readSettings, type Settings } from '../common/settings.ts';
import { shippedMigrations } from '../prisma/migrate.ts';
import { openDatabase } from '../prisma/open.ts';

export interface Finding {
  name: string;
  good: boolean;
  /** What was found and, where it is bad, what to do. */
  words: string;
}

const NODE_MAJOR = 24;
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Every check in turn; a bad one doesn't stop the others. */
export async function* examine(environment: NodeJS.ProcessEnv): AsyncGenerator<Finding> {
  yield node();
  let settings: Settings;
  try {
    settings = readSettings(environment);
    yield { name: 'settings', good: true, words: `data in ${settings.DATA_DIR}` };
  } catch (error) {
    yield { name: 'settings', good: false, words: (error as Error).message };
    return;
  }
  yield* database(settings);
  yield await port(settings);
  yield browser(environment);
  yield await network();
}

function node(): Finding {
  const major = Number(process.versions.node.split('.')[0]);
  return { name: 'node', good: major >= NODE_MAJOR, words: `${process.version}${major >= NODE_MAJOR ? '' : `: install Node ${NODE_MAJOR} or newer, or run through npm`}` };
}

async function* database(settings: Settings): AsyncGenerator<Finding> {
  try {
    const open = await openDatabase({ ...settings, DATABASE_WAIT_SECONDS: 0 }, () => undefined);
    await open.release();
    yield { name: 'database', good: true, words: open.embedded ? 'the embedded PostgreSQL starts' : 'DATABASE_URL answers' };
    yield { name: 'migrations', good: true, words: `${(await shippedMigrations()).length} applied` };
  } catch (error) {
    yield { name: 'database', good: false, words: (error as Error).message };
  }
}

function port({ PORT, HOST }: Settings): Promise<Finding> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve({ name: 'port', good: false, words: `${PORT} on ${HOST} is taken: stop what uses it, or set PORT` }));
    probe.listen(PORT, HOST, () => probe.close(() => resolve({ name: 'port', good: true, words: `${PORT} on ${HOST} is free` })));
  });
}

/** Only the page tests need one, so a machine without is no fault. */
function browser(environment: NodeJS.ProcessEnv): Finding {
  const found = [environment['CHROMIUM'], ...BROWSERS].find((path) => path && existsSync(path));
  return { name: 'browser', good: true, words: found ?? 'none: only the page tests need Chromium (apt-get install chromium)' };
}

async function network(): Promise<Finding> {
  const reached = await lookup('example.org').then(() => true, () => false);
  return { name: 'network', good: true, words: reached ? 'names resolve' : 'names do not resolve: only local sources can be read' };
}
