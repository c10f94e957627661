import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get as httpGet } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMetrics } from '../../server/http/metrics.ts';
import { openTestDesk, post, type TestDesk } from './desk.ts';

const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

let bare: TestDesk;
let built: TestDesk;
let webRoot: string;

beforeAll(async () => {
  webRoot = await mkdtemp(join(tmpdir(), 'desk-web-'));
  await mkdir(join(webRoot, 'assets'));
  await writeFile(join(webRoot, 'index.html'), '<title>console</title>');
  await writeFile(join(webRoot, 'graphiql.html'), '<title>graphiql</title>');
  await writeFile(join(webRoot, 'assets/app-1234.js'), 'console');
  const metrics = createMetrics();
  metrics.gauge('desk_feed_position', 'of the tests', async () => 42);
  bare = await openTestDesk({ parts: { metrics } });
  built = await openTestDesk({ database: bare.database, parts: { webRoot } });
});
afterAll(async () => {
  await built[Symbol.asyncDispose]();
  await bare[Symbol.asyncDispose]();
  await rm(webRoot, { recursive: true });
});

/** fetch tidies paths up; an attacker doesn't. */
const rawGet = (port: number, path: string) => new Promise<string>((resolve, reject) => {
  httpGet({ port, host: '127.0.0.1', path }, (response) => {
    let text = '';
    response.on('data', (chunk: Buffer) => { text += chunk.toString(); }).on('end', () => resolve(text));
  }).on('error', reject);
});

const get = async (url: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

describe('the console', () => {
  test('answers every path of its own, and no path of the API\'s', async () => {
    for (const path of ['/', '/review/queue', '/incidents/CD-1?tab=claims']) {
      expect(await get(built.url + path, HTML)).toMatchObject({ status: 200, text: '<title>console</title>' });
    }
    for (const path of ['/api/nothing', '/health/nothing', '/assets/gone.js', '/api/auth/sign-up/email']) {
      expect((await get(built.url + path, HTML)).status).toBe(404);
    }
    expect((await get(`${built.url}/review/queue`, { accept: 'application/json' })).status).toBe(404);
  });

  test('files with a hash in their name are kept, the page is asked for anew', async () => {
    expect((await get(`${built.url}/assets/app-1234.js`)).headers.get('cache-control')).toContain('immutable');
    expect((await get(built.url, HTML)).headers.get('cache-control')).toBe('no-cache');
  });

  test.each(['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json', '/desk-static/../server.ts', '/desk-static/%2e%2e%2fserver.ts'])('%s leads nowhere else', async (path) => {
    expect(await rawGet(built.port, path)).not.toMatch(/casualty-desk|import /);
  });

  test('says how to build it where it isn\'t built', async () => {
    const { status, text } = await get(bare.url, HTML);
    expect(status).toBe(200);
    expect(text).toContain('npm run build:web');
  });
});

describe('the GraphQL editor', () => {
  test('is the console\'s where it is built, else ours, and only for browsers that ask nothing', async () => {
    expect((await get(`${built.url}/graphql`, HTML)).text).toBe('<title>graphiql</title>');
    const { text } = await get(`${bare.url}/graphql`, HTML);
    expect(text).toContain('<textarea id="query"');
    expect((await get(`${bare.url}/graphql?query=%7Bhello%7D`, { ...HTML, 'apollo-require-preflight': '1' })).text).toContain('"hello":"world"');
    expect((await get(`${bare.url}/graphql`)).status).toBe(400);
  });

  test('keeps to the policy: no inline script, nothing from elsewhere', async () => {
    const { text } = await get(`${bare.url}/graphql`, HTML);
    expect(text).not.toMatch(/<script(?![^>]* src="\/)|\son\w+=|https?:/i);
    for (const [, path] of text.matchAll(/(?:src|href)="(\/[^"]+)"/g)) expect((await get(bare.url + path)).status).toBe(200);
  });
});

test.each(['/', '/graphql', '/health/live', '/api/nothing', '/metrics'])('%s carries the security headers', async (path) => {
  const { headers } = await get(built.url + path, HTML);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('strict-transport-security')).toBeNull();
  expect(headers.get('x-powered-by')).toBeNull();
});

test('what a program asks may load nothing and be framed nowhere', async () => {
  const { headers } = await get(`${built.url}/graphql?query=%7B__typename%7D`, { accept: 'application/json', 'apollo-require-preflight': '1' });
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-security-policy': "default-src 'none';frame-ancestors 'none'", 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  });
});

describe('health and metrics', () => {
  test('a desk with a migrated database is ready; one that lacks a migration says which', async () => {
    expect(await get(`${bare.url}/health/ready`)).toMatchObject({ status: 200, text: '{"status":"ok"}' });
    const [last] = await bare.database.sql<{ migration_name: string }>('delete from _prisma_migrations where migration_name = (select max(migration_name) from _prisma_migrations) returning migration_name');
    const { status, text } = await get(`${bare.url}/health/ready`);
    expect(status).toBe(503);
    expect(text).toContain(last?.migration_name);
  });

  test('counts requests, streams and what others register', async () => {
    await post(bare.url, '{ hello }');
    const { text, headers } = await get(`${bare.url}/metrics`);
    expect(headers.get('content-type')).toContain('text/plain');
    expect(text).toMatch(/^desk_http_requests_total\{method="POST",route="\/graphql",status="200"\} [1-9]/m);
    expect(text).toMatch(/^desk_live_subscriptions 0$/m);
    expect(text).toMatch(/^desk_feed_position 42$/m);
    expect(text).toMatch(/^process_cpu_seconds_total /m);
  });
});
