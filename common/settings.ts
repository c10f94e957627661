import { resolve } from 'node:path';
import { z } from 'zod';

/**
 * Everything that can be set from outside, read once at the entry point and passed on as a value. Each has a default that is
 * right for one machine; docs/operations.md lists them.
 */
const shape = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  /** Address to listen on; 0.0.0.0 opens the desk to the network. */
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://').optional(),
  /** Seconds that a starting process waits for the server of DATABASE_URL to answer. */
  DATABASE_WAIT_SECONDS: z.coerce.number().min(0).max(3_600).default(60),
  DATA_DIR: z.string().min(1).default('./data').transform((path) => resolve(path)),
  /** Where others reach this desk: cookies are Secure when it begins with https. */
  PUBLIC_URL: z.url().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Signs sessions; made and kept in DATA_DIR where absent. */
  AUTH_SECRET: z.string().min(32).optional(),
  /** host:port entries that may be reached although they are private (tests, the demo, intranets). */
  OUTBOUND_ALLOW: z.string().default('').transform((list) => list.split(',').map((entry) => entry.trim()).filter(Boolean)),
  /** Sent to every site with the user agent, so that its owner can reach whoever runs this desk. */
  CONTACT: z.string().default('https://example.org/casualty-desk-contact'),
  /** Files by default; s3://bucket or s3://bucket/prefix with the usual AWS_* variables. */
  STORAGE: z.string().default('files'),
  /** Where the S3 service is, if it isn't AWS's own. */
  STORAGE_ENDPOINT: z.url().optional(),
  FETCH_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(8),
  /** What one page or feed may cost; each ends in a named outcome (docs/fetch-outcomes.md). Seconds for the whole trip with all redirects. */
  FETCH_SECONDS: z.coerce.number().min(0.1).max(3_600).default(60),
  /** Seconds without a single byte. */
  FETCH_IDLE_SECONDS: z.coerce.number().min(0.1).max(600).default(15),
  /** Seconds for name look-up, TCP and TLS of one hop. */
  FETCH_CONNECT_SECONDS: z.coerce.number().min(0.1).max(600).default(10),
  FETCH_HEADER_BYTES: z.coerce.number().int().min(1_024).max(1_048_576).default(32_768),
  /** Bytes of a body as sent. */
  FETCH_BYTES: z.coerce.number().int().min(1_024).max(1_073_741_824).default(10_485_760),
  FETCH_UNPACKED_BYTES: z.coerce.number().int().min(1_024).max(1_073_741_824).default(20_971_520),
  FETCH_REDIRECTS: z.coerce.number().int().min(0).max(50).default(8),
  /** Interim answers (1xx) before the real one. */
  FETCH_INTERIM_ANSWERS: z.coerce.number().int().min(0).max(100).default(8),
  /** Past these three the rest of a page is left out. */
  HTML_CHARACTERS: z.coerce.number().int().min(1_000).max(134_217_728).default(8_388_608),
  HTML_NODES: z.coerce.number().int().min(100).max(10_000_000).default(400_000),
  HTML_DEPTH: z.coerce.number().int().min(10).max(1_000).default(200),
  FEED_ENTRIES: z.coerce.number().int().min(1).max(100_000).default(1_000),
  /** Seconds for one look at a feed with all sitemaps that its index leads to; the rest is left for the next. Below the ten minutes that the job queue gives it. */
  FEED_SECONDS: z.coerce.number().min(1).max(540).default(480),
  /** Pages of one feed that may wait to be read; what it lists beyond is left out. */
  FEED_WAITING: z.coerce.number().int().min(1).max(1_000_000).default(50_000),
  /** Elements inside each other in a feed or sitemap. */
  FEED_DEPTH: z.coerce.number().int().min(8).max(1_000).default(64),
  /** Pages that one look at a sitemap may bring, those that its index leads to included. */
  SITEMAP_ENTRIES: z.coerce.number().int().min(1).max(1_000_000).default(50_000),
  /** How many sitemap indexes may lead to each other. */
  SITEMAP_DEPTH: z.coerce.number().int().min(0).max(10).default(3),
  SITEMAPS_FOLLOWED: z.coerce.number().int().min(0).max(1_000).default(50),
  /** Seconds between two requests to one host, where its robots.txt asks for no more. */
  HOST_DELAY_SECONDS: z.coerce.number().min(0).max(3600).default(2),
  /** Hours after which a page is read again to see whether it was edited; one reading for each number. */
  REREAD_HOURS: z.string().default('6,48').transform((list) => list.split(',').filter(Boolean).map(Number)).pipe(z.array(z.number().min(0).max(8_760)).max(20)),
  /** Files of further actors for the suggestions, parted by commas. */
  ACTOR_FILES: z.string().default('').transform((list) => list.split(',').filter(Boolean)),
  /** Lists of further places (CSV) for the suggestions, parted by commas. */
  PLACE_FILES: z.string().default('').transform((list) => list.split(',').filter(Boolean)),
  /** Tries of one page before it is given up; every try is visible on its row. */
  PAGE_ATTEMPTS: z.coerce.number().int().min(1).max(50).default(6),
  /** Shrinks the waiting times between tries: for tests. */
  RETRY_SCALE: z.coerce.number().min(0).max(1).default(1),
  /** Seconds after which a page whose worker fell silent is taken up by another. */
  WORKER_LEASE_SECONDS: z.coerce.number().int().min(2).max(600).default(30),
  /** Shrinks the waiting times between tries of a webhook: for tests. */
  WEBHOOK_RETRY_SCALE: z.coerce.number().min(0).max(1).default(1),
  /** Seconds that an endpoint has for its answer. */
  WEBHOOK_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(30).default(20),
  /** Endpoints that one worker sends to at once; to each of them one message at a time. */
  WEBHOOK_CONCURRENCY: z.coerce.number().int().min(1).max(256).default(16),
  /** Endpoints that one key or user may keep. */
  WEBHOOK_LIMIT: z.coerce.number().int().min(0).max(10_000).default(20),
  /** Hours that the old secret still signs after a rotation. */
  WEBHOOK_OVERLAP_HOURS: z.coerce.number().min(0).max(720).default(24),
  /** Bytes kept of an endpoint's answer. */
  WEBHOOK_ANSWER_BYTES: z.coerce.number().int().min(0).max(65_536).default(2_048),
  /** Days that the delivery log is kept. */
  WEBHOOK_LOG_DAYS: z.coerce.number().int().min(1).max(3_650).default(30),
  POOL_SIZE: z.coerce.number().int().min(2).max(100).default(10),
  /** Connections of the API that answer queries by plans, beside those of POOL_SIZE. */
  READ_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(6),
  /** Bytes of answers to public queries that the API keeps; 0 keeps none. */
  CACHE_BYTES: z.coerce.number().int().min(0).default(64_000_000),
  /** Seconds for which caches before the desk may give out a public answer without asking it. */
  CACHE_MAX_AGE: z.coerce.number().int().min(0).max(86_400).default(0),
  /** Milliseconds after which the database gives up a statement of the API. */
  STATEMENT_TIMEOUT: z.coerce.number().int().min(100).default(15_000),
  /** Largest page of a connection. */
  PAGE_LIMIT: z.coerce.number().int().min(1).max(10_000).default(500),
  /** Most review items that one act decides, tags or assigns. */
  BULK_LIMIT: z.coerce.number().int().min(1).max(5_000).default(500),
  /** Seconds after which a reviewer who gave no sign is no longer shown as looking at an item. */
  LOOKING_SECONDS: z.coerce.number().int().min(5).max(3_600).default(45),
  /** Most rules that a desk keeps switched on: each is applied to every article that comes in. */
  RULES_LIMIT: z.coerce.number().int().min(1).max(1_000).default(100),
  /** Items of the past that a rule is tried out on, the newest first. */
  RULE_TRIAL_ITEMS: z.coerce.number().int().min(1).max(50_000).default(2_000),
  /** Hours for which an invitation, or a link to set a new password, can be used. */
  TICKET_HOURS: z.coerce.number().min(0.1).max(720).default(48),
  QUERY_COST_LIMIT: z.coerce.number().int().min(100).default(50_000),
  QUERY_DEPTH_LIMIT: z.coerce.number().int().min(4).default(14),
  QUERY_TOKEN_LIMIT: z.coerce.number().int().min(100).default(4_000),
  /** Most aliases of a GraphQL operation, fragments written out. */
  QUERY_ALIAS_LIMIT: z.coerce.number().int().min(0).default(200),
  /** Most directives of a GraphQL operation, fragments written out. */
  QUERY_DIRECTIVE_LIMIT: z.coerce.number().int().min(0).default(100),
  /** Requests that an address without a key may make in a minute; 0 = any number. Absent: 1,200, and loopback any number. */
  RATE_LIMIT: z.coerce.number().int().min(0).optional(),
  /** The same for a key or a session. Absent: 12,000. */
  RATE_LIMIT_KEY: z.coerce.number().int().min(0).optional(),
  /** Cost of the operations that an address without a key may run in a minute; 0 = any. Absent: 2,000,000. */
  RATE_LIMIT_COST: z.coerce.number().int().min(0).optional(),
  /** The same for a key or a session. Absent: 20,000,000. */
  RATE_LIMIT_KEY_COST: z.coerce.number().int().min(0).optional(),
  /** Documents new to the process that an address without a key may send in a minute; 0 = any number. Absent: 300, and loopback any number. */
  RATE_LIMIT_DOCUMENTS: z.coerce.number().int().min(0).optional(),
  /** The same for a key or a session. Absent: 3,000. */
  RATE_LIMIT_KEY_DOCUMENTS: z.coerce.number().int().min(0).optional(),
  /** Origins whose pages may read the API's answers, exactly; * = all of them. */
  CORS_ORIGINS: z.string().default('').transform((list) => list.split(',').map((entry) => entry.trim()).filter(Boolean)).pipe(z.array(z.union([z.literal('*'), z.url().refine((text) => URL.canParse(text) && new URL(text).origin === text, 'must be an origin such as https://map.example.org, without a path')]))),
  /** Addresses or networks of proxies whose X-Forwarded-For is believed. */
  TRUST_PROXY: z.string().default('').transform((list) => list.split(',').map((entry) => entry.trim()).filter(Boolean)),
  /** A file of hashes and documents: readers and partners may run no others. */
  TRUSTED_DOCUMENTS: z.string().min(1).optional(),
  BODY_LIMIT: z.coerce.number().int().min(1_000).default(1_000_000),
  /** Largest message that a WebSocket client may send, in bytes. */
  SOCKET_MESSAGE_LIMIT: z.coerce.number().int().min(1_000).default(256 * 1024),
  /** Operations that may run at once on one WebSocket. */
  SOCKET_OPERATIONS_LIMIT: z.coerce.number().int().min(1).default(50),
  /** WebSockets and event streams open at once for one user or key; for one address where nobody is signed in. */
  STREAMS_LIMIT: z.coerce.number().int().min(1).default(1_000),
  /** Bytes that may wait for one subscriber; the rest stays in the database until they have left. */
  READER_BUFFER: z.coerce.number().int().min(1_000).default(64 * 1024),
  /** Seconds after which a subscriber that takes nothing of what waits for it is sent away (READER_TOO_SLOW). */
  READER_PATIENCE_SECONDS: z.coerce.number().min(0.01).default(60),
  /** Files that one process writes to readers at once; each holds a connection of the database. */
  EXPORTS_AT_ONCE: z.coerce.number().int().min(1).max(100).default(4),
  /** Seconds that the writing of one file may take before its reader is given up. */
  EXPORT_SECONDS: z.coerce.number().int().min(1).default(1_800),
});

export type Settings = z.infer<typeof shape>;

/** What only shrinks waiting times for tests: 1 where a desk is for real. */
const FOR_TESTS = ['RETRY_SCALE', 'WEBHOOK_RETRY_SCALE'] as const satisfies (keyof Settings)[];

/**
 * @param environment the process's variables
 * @throws Error that names every fault at once
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const result = shape.safeParse(given);
  const faults = [...(result.error?.issues ?? []).map((issue) => `  ${issue.path.join('.')}: ${issue.message}`), ...leftFromTests(given)];
  if (result.success && faults.length === 0) return result.data;
  throw new Error(`These settings can't be used:\n${faults.join('\n')}`);
}

function leftFromTests({ NODE_ENV = 'production', ...given }: Record<string, string | undefined>): string[] {
  if (NODE_ENV !== 'production') return [];
  return FOR_TESTS.filter((name) => given[name] !== undefined && Number(given[name]) !== 1).map((name) => `  ${name}: is for tests alone: leave it out, or set NODE_ENV=test where this is one`);
}
