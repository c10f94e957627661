import { Repeater } from '@graphql-yoga/subscription';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { Writable } from 'node:stream';
import pino from 'pino';
import { readSettings, type Settings } from '../../common/settings.ts';
import { createAuth } from '../../server/auth/auth.ts';
import { DeskError } from '../../server/errors.ts';
import type { HttpParts, RequestFacts } from '../../server/http/parts.ts';
import { startHttp, type HttpServer } from '../../server/http/server.ts';
import type { Viewer } from '../../server/viewer.ts';
import type { Db } from '../../prisma/db.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

export interface Context {
  viewer: Viewer;
  request: RequestFacts;
  db: Db;
}

export interface TestDesk extends HttpServer {
  database: TestDatabase;
  /** Everything logged, as parsed JSON lines. */
  logged: Record<string, unknown>[];
  /** Requests for `gated` that are under way, and the gate that lets them finish. */
  gate: Gate;
  /** How many `quiet` subscriptions run and have not been told to stop. */
  listening(): number;
}

interface Gate {
  waiting: number;
  open(): void;
  opened: Promise<void>;
}

function closedGate(): Gate {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { waiting: 0, open: resolve, opened: promise };
}

export interface DeskOptions {
  settings?: Partial<Settings>;
  parts?: Partial<HttpParts<Context>>;
  database?: TestDatabase;
  /** Another client than the test database's own. */
  db?: Db;
}

/** A real server on a port of its own with a small schema, on a real database. */
export async function openTestDesk({ settings = {}, parts = {}, database: given, db: other }: DeskOptions = {}): Promise<TestDesk> {
  const database = given ?? (await openTestDatabase());
  const db = other ?? database.db;
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, new Writable({ write: (line, _encoding, done) => { logged.push(JSON.parse(String(line))); done(); } }));
  const all: Settings = { ...readSettings({ NODE_ENV: 'test', PORT: '0' }), ...settings };
  const auth = createAuth(db, all, 'a secret of the tests, long enough for the library', log);
  const quiet = { listening: 0 };
  const gate = closedGate();
  const http = await startHttp<Context>({
    settings: all, log, db, auth, schema: testSchema(quiet, gate), webRoot: '/nowhere',
    makeContext: (viewer, request) => ({ viewer, request, db }), ...parts,
  });
  return {
    ...http, database, logged, gate, listening: () => quiet.listening,
    async [Symbol.asyncDispose]() {
      await http[Symbol.asyncDispose]();
      if (!given) await database[Symbol.asyncDispose]();
    },
  };
}

const TYPES = /* GraphQL */ `
  type Query {
    hello: String!
    echo(text: String!): String!
    whoami: String!
    lastEventId: String
    deskError: String
    bug: String
    badScalar: Int
    slow: String
    gated: String
    database: Int
    friends(first: Int): [Friend!]!
  }
  type Friend { name: String! friends(first: Int): [Friend!]! tags: [String!]! }
  type Mutation { count: Int! }
  type Tick { n: Int! cursor: String! who: String! }
  type Subscription { ticks(to: Int!): Tick! quiet: Int breaks: Int deskBreaks: Int resumed: Tick! }
`;

function testSchema(quiet: { listening: number }, gate: Gate): GraphQLSchema {
  const schema = buildSchema(TYPES);
  const resolve = (type: string, fields: Record<string, (args: never, context: Context) => unknown>): void => {
    for (const [name, act] of Object.entries(fields)) {
      const field = (schema.getType(type) as unknown as { getFields(): Record<string, { resolve?: unknown; subscribe?: unknown }> }).getFields()[name];
      if (!field) throw new Error(`No field ${name}`);
      if (type === 'Subscription') {
        field.subscribe = (_root: unknown, args: never, context: Context) => act(args, context);
        field.resolve = (value: unknown) => value;
      } else {
        field.resolve = (_root: unknown, args: never, context: Context) => act(args, context);
      }
    }
  };
  resolve('Query', {
    hello: () => 'world',
    echo: ({ text }: { text: string }) => text,
    whoami: (_args, { viewer }) => `${viewer.kind} ${viewer.role} ${viewer.name}`,
    lastEventId: (_args, { request }) => request.lastEventId,
    deskError: () => { throw new DeskError('STALE', 'Nadia regraded it', { by: 'Nadia' }); },
    bug: () => { throw new Error('select secret from vault'); },
    badScalar: () => 'not a number',
    slow: (_args, { db }) => db.$transaction(async (tx) => { await tx.$executeRaw`set local statement_timeout = 20`; await tx.$queryRaw`select 1 as n from pg_sleep(5)`; }),
    gated: async () => { gate.waiting += 1; await gate.opened; return 'passed'; },
    database: async (_args, { db }) => (await db.$queryRaw<{ n: number }[]>`select 1 as n`)[0]?.n,
    friends: () => [],
  });
  resolve('Mutation', { count: () => 1 });
  resolve('Subscription', {
    ticks: async function* ({ to }: { to: number }, { viewer }: Context) { for (let n = 1; n <= to; n += 1) yield { n, cursor: `c${n}`, who: viewer.name }; },
    quiet: (_args, { request }) => new Repeater<number>(async (_push, stop) => {
      quiet.listening += 1;
      request.signal.addEventListener('abort', () => { quiet.listening -= 1; stop(); }, { once: true });
    }),
    breaks: async function* () { yield 1; throw new Error('select secret from vault'); },
    deskBreaks: async function* () { yield 1; throw new DeskError('READER_TOO_SLOW', 'Come back with the last cursor'); },
    resumed: async function* (_args: never, { request }: Context) {
      const from = Number(request.lastEventId?.slice(1) ?? 0);
      for (let n = from + 1; n <= from + 2; n += 1) yield { n, cursor: `c${n}`, who: '' };
    },
  });
  return schema;
}

export interface GraphqlAnswer {
  status: number;
  headers: Headers;
  body: { data?: Record<string, unknown> | null; errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[]; extensions?: Record<string, unknown> };
}

/** Posts an operation as an honest client does. */
export async function post(url: string, query: unknown, options: { variables?: object; extensions?: object; headers?: Record<string, string> } = {}): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...options.headers },
    body: JSON.stringify({ query, variables: options.variables, extensions: options.extensions }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as GraphqlAnswer['body'] };
}

