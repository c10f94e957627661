import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { articlePage } from '../../bench/soak/article.ts';
import { projectRoot } from '../../common/root.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { site, type Site } from '../web/rawSite.ts';

// `desk ingest` and `desk robots` as scripts use them: JSON lines on standard output, everything else on the other stream.

interface Line {
  url: string;
  state: string;
  outcome: string | null;
  reviewItem: string | null;
  title: string | null;
  error?: { code: string; message: string };
}

let database: TestDatabase;
let folder: string;
let news: Site;
const settings: Record<string, string> = {};

beforeAll(async () => {
  database = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'desk-command-'));
  news = await site(({ url = '' }, response) => {
    const number = Number(/^\/news\/(\d+)$/.exec(url)?.[1]);
    if (url === '/feed.xml') response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(`<rss version="2.0"><channel><title>T</title>${[801, 802].map((each) => `<item><link>/news/${each}</link></item>`).join('')}</channel></rss>`);
    else if (url === '/sitemap.xml') response.writeHead(200, { 'content-type': 'application/xml' }).end(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${news.origin}/news/803</loc></url></urlset>`);
    else if (Number.isNaN(number)) response.writeHead(404, { 'content-type': 'text/plain' }).end('No');
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(articlePage(number));
  });
  Object.assign(settings, { NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: folder, HOST_DELAY_SECONDS: '0', LOG_LEVEL: 'silent', OUTBOUND_ALLOW: `127.0.0.1:${news.port}` });
});
afterAll(async () => {
  await news[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

async function desk(args: string[], { input = '', environment = {} }: { input?: string; environment?: Record<string, string> } = {}): Promise<{ out: string; code: number | null }> {
  const child = spawn(process.execPath, [join(projectRoot(), 'dist/cli/desk.js'), ...args], { env: { PATH: process.env['PATH'] ?? '', ...settings, ...environment }, stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.end(input);
  const [out, [code]] = await Promise.all([text(child.stdout), once(child, 'close') as Promise<[number | null]>]);
  return { out, code };
}

function linesOf(out: string): Line[] {
  return out.trim().split('\n').map((line) => JSON.parse(line) as Line);
}

test('desk ingest: a page, a feed, a sitemap and a file, a line for each page', async () => {
  const file = join(folder, 'saved.html');
  await writeFile(file, articlePage(804));
  const { out, code } = await desk(['ingest', `${news.origin}/news/800`, `${news.origin}/feed.xml`, `${news.origin}/sitemap.xml`, file]);
  const lines = linesOf(out);
  expect(lines.map(({ url }) => url)).toEqual([...[800, 801, 802, 803].map((number) => `${news.origin}/news/${number}`), pathToFileURL(file).href]);
  for (const line of lines) expect(line).toMatchObject({ state: 'DONE', outcome: 'OK', reviewItem: expect.stringMatching(/^[0-9a-f-]{36}$/), title: expect.stringMatching(/killed/) });
  expect(code).toBe(0);
  expect(await database.db.reviewItem.count()).toBe(5);
}, 120_000);

test('desk ingest: what fails is a line with its reason, the rest goes in, and the exit code tells', async () => {
  const { out, code } = await desk(['ingest', `${news.origin}/gone`, 'http://127.0.0.1/inner', join(folder, 'no-such-file.html'), `${news.origin}/news/805`]);
  const lines = linesOf(out);
  expect(lines.map(({ error }) => error?.code ?? null)).toEqual(['HTTP_CLIENT_ERROR', 'REFUSED_ADDRESS', 'NOT_FOUND', null]);
  expect(lines.at(-1)).toMatchObject({ state: 'DONE', outcome: 'OK' });
  expect(code).toBe(1);
}, 120_000);

test('a proxy that the environment names is not asked: it would connect where the desk would not', async () => {
  let asked = 0;
  const proxy = createServer((_request, response) => void response.end());
  proxy.on('connection', () => { asked += 1; });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  try {
    const environment = Object.fromEntries(['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'].map((name) => [name, address]));
    const { out } = await desk(['ingest', `${news.origin}/news/806`, 'http://127.0.0.1/inner'], { environment: { ...environment, NODE_USE_ENV_PROXY: '1' } });
    expect(linesOf(out).map(({ outcome }) => outcome)).toEqual(['OK', 'REFUSED_ADDRESS']);
    expect(asked).toBe(0);
  } finally {
    proxy.closeAllConnections();
    proxy.close();
  }
}, 120_000);

test.each([
  ['User-agent: *\nDisallow: /private', 'https://news.example/private/1', 'disallowed'], ['User-agent: *\nDisallow: /private', 'https://news.example/public', 'allowed'],
  ['User-agent: foobot\nDisallow: /', 'https://news.example/', 'disallowed'], ['', 'https://news.example/', 'allowed'],
])('desk robots: %j on %s is %s', async (input, url, verdict) => {
  expect(await desk(['robots', '--agent', 'FooBot', '--url', url], { input })).toEqual({ out: `${verdict}\n`, code: 0 });
}, 60_000);
