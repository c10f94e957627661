import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { readSettings, type Settings } from '../../common/settings.ts';
import type { Role } from '../../prisma/client/enums.ts';
import { createApiKey } from '../../server/auth/apiKeys.ts';
import { startServer, type RunningServer } from '../../server/start.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

export interface Answer {
  data?: Record<string, never> | null;
  errors?: { message: string; extensions: { code: string } }[];
}

export interface TestDesk {
  database: TestDatabase;
  server: RunningServer;
  settings: Settings;
  log: pino.Logger;
  /** Posts an operation with the key of a role; no role = anonymous. */
  ask(query: string, variables?: object, role?: Role): Promise<Answer>;
  /** The same, throwing on errors. */
  get<T>(query: string, variables?: object, role?: Role): Promise<T>;
  key(role: Role): Promise<string>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The whole server over real HTTP, on a database of its own. */
export async function openDesk(overrides: Partial<Settings> = {}): Promise<TestDesk> {
  const database = await openTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-data-'));
  const settings: Settings = { ...readSettings({ NODE_ENV: 'test', PORT: '0', DATA_DIR: dataDir, HOST_DELAY_SECONDS: '0', RETRY_SCALE: '0.01' }), ...overrides };
  const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });
  const server = await startServer(settings, database.url, log);
  const keys = new Map<Role, Promise<string>>();
  const key = (role: Role) => {
    if (!keys.has(role)) keys.set(role, createApiKey(database.db, PROGRAM, { name: `test ${role}`, role }).then(({ secret }) => secret));
    return keys.get(role)!;
  };
  const ask = async (query: string, variables: object = {}, role?: Role): Promise<Answer> => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(role && { authorization: `Bearer ${await key(role)}` }) },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  };
  return {
    database, server, settings, log, ask, key,
    async get<T>(query: string, variables: object = {}, role?: Role) {
      const { data, errors } = await ask(query, variables, role);
      if (errors) throw new Error(`${errors[0]?.extensions.code}: ${errors[0]?.message}`);
      return data as T;
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
