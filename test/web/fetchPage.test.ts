import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createFetcher } from '../../ingest/web/fetchPage.ts';
import { webPolicy } from '../../ingest/web/policy.ts';
import { NOW, allowing, failed, fetchOnce, fetched } from './fetching.ts';
import { open, site } from './rawSite.ts';

describe('a fetched page', () => {
  test('comes with the evidence: bytes as sent, their hash, headers as sent, time and addresses', async () => {
    const page = '<!doctype html><p>قُتل خمسة';
    const packed = gzipSync(page);
    await using news = await site((_request, response) => {
      response.writeHead(200, 'Fine', ['Content-Type', 'text/html; charset=utf-8', 'Content-Encoding', 'gzip', 'X-Twice', 'a', 'x-twice', 'b', 'ETag', '"v1"', 'Last-Modified', 'Thu, 13 Jul 2017 08:00:00 GMT']);
      response.end(packed);
    });
    const outcome = fetched(await fetchOnce(`${news.origin}/story?id=7#part`, allowing(news)));
    expect(outcome.rawBody.equals(packed)).toBe(true);
    expect(outcome.sha256).toBe(createHash('sha256').update(packed).digest('hex'));
    expect(outcome.body.toString('utf8')).toBe(page);
    expect(outcome.headers.filter(([name]) => /^x-twice$/i.test(name))).toEqual([['X-Twice', 'a'], ['x-twice', 'b']]);
    expect(outcome).toMatchObject({
      status: 200, statusText: 'Fine', url: `${news.origin}/story?id=7`, redirects: [], fetchedAt: NOW, remoteAddress: '127.0.0.1',
      contentEncoding: 'gzip', contentType: 'text/html; charset=utf-8', etag: '"v1"', lastModified: 'Thu, 13 Jul 2017 08:00:00 GMT',
    });
  });

  test('was asked for honestly, in one request on a connection of its own', async () => {
    const seen: (string | undefined)[] = [];
    await using news = await site((request, response) => {
      seen.push(request.headers['user-agent'], request.headers.host, request.headers.cookie, request.headers.connection);
      response.end('x');
    });
    const outcome = fetched(await fetchOnce(news.origin, allowing(news)));
    expect(seen).toEqual(['CasualtyDesk/0.1 (+mailto:desk@example.org)', `127.0.0.1:${news.port}`, undefined, 'close']);
    expect(outcome.requestHeaders).toContainEqual(['user-agent', 'CasualtyDesk/0.1 (+mailto:desk@example.org)']);
  });

  test('may be empty', async () => {
    await using news = await site((_request, response) => response.writeHead(204).end());
    expect(fetched(await fetchOnce(news.origin, allowing(news))).body.length).toBe(0);
  });
});

describe('conditional requests', () => {
  test('send the validators and report NOT_MODIFIED', async () => {
    await using news = await site((request, response) => {
      const known = request.headers['if-none-match'] === '"v1"' && request.headers['if-modified-since'] === 'Thu, 13 Jul 2017 08:00:00 GMT';
      response.writeHead(known ? 304 : 200).end(known ? undefined : 'new');
    });
    const outcome = await fetchOnce(news.origin, allowing(news), { etag: '"v1"', lastModified: 'Thu, 13 Jul 2017 08:00:00 GMT' });
    expect(outcome).toMatchObject({ outcome: 'NOT_MODIFIED', status: 304 });
    expect(fetched(await fetchOnce(news.origin, allowing(news), { etag: '"v0"' })).body.toString()).toBe('new');
  });

  test('never carry a stored validator out of its header line', async () => {
    let injected: unknown;
    await using news = await site((request, response) => {
      injected = request.headers['x-evil'] ?? request.headers['if-none-match'];
      response.end('x');
    });
    fetched(await fetchOnce(news.origin, allowing(news), { etag: 'a\r\nX-Evil: 1' }));
    expect(injected).toBeUndefined();
  });

  test('answered 304 without having been asked conditionally is BAD_RESPONSE', async () => {
    await using news = await site((_request, response) => response.writeHead(304).end());
    expect((await fetchOnce(news.origin, allowing(news))).outcome).toBe('BAD_RESPONSE');
  });
});

describe('a status', () => {
  test.each([
    [404, 'HTTP_CLIENT_ERROR', 'GIVE_UP'], [410, 'HTTP_CLIENT_ERROR', 'GIVE_UP'], [403, 'HTTP_CLIENT_ERROR', 'GIVE_UP'], [451, 'HTTP_CLIENT_ERROR', 'GIVE_UP'],
    [408, 'HTTP_SERVER_ERROR', 'TRY_LATER'], [425, 'HTTP_SERVER_ERROR', 'TRY_LATER'], [500, 'HTTP_SERVER_ERROR', 'TRY_LATER'], [503, 'HTTP_SERVER_ERROR', 'TRY_LATER'],
    [429, 'RATE_LIMITED', 'TRY_LATER'], [206, 'BAD_RESPONSE', 'TRY_LATER'], [300, 'BAD_RESPONSE', 'TRY_LATER'], [999, 'BAD_RESPONSE', 'TRY_LATER'],
  ])('%i ends as %s, %s', async (status, name, next) => {
    await using news = await site((_request, response) => response.writeHead(status).end('<p>sorry'));
    const outcome = failed(await fetchOnce(news.origin, allowing(news)));
    expect([outcome.outcome, outcome.next, outcome.status]).toEqual([name, next, status]);
  });

  test.each([
    ['120', '2017-07-13T09:02:00.000Z'], ['Thu, 13 Jul 2017 10:00:00 GMT', '2017-07-13T10:00:00.000Z'], ['Thu, 13 Jul 2017 08:00:00 GMT', '2017-07-13T09:00:00.000Z'],
    ['999999999', '2017-07-20T09:00:00.000Z'], ['soon', null], ['-5', null],
  ])('429 or 503 with Retry-After: %s', async (header, expected) => {
    await using news = await site((request, response) => response.writeHead(request.url === '/a' ? 429 : 503, { 'retry-after': header }).end());
    for (const path of ['/a', '/b']) {
      const { retryAfter } = failed(await fetchOnce(news.origin + path, allowing(news)));
      expect(retryAfter?.toISOString() ?? null).toBe(expected);
    }
  });
});

describe('an encrypted connection', () => {
  const folder = join(import.meta.dirname, 'tls');
  const [key, certificate] = [readFileSync(join(folder, 'key.pem'), 'utf8'), readFileSync(join(folder, 'certificate.pem'), 'utf8')];

  test('is made where the certificate is trusted, and is TLS_FAILED where not', async () => {
    await using news = await open(createServer({ key, cert: certificate }, (_request, response) => response.end('<p>safe')));
    const url = `https://127.0.0.1:${news.port}/`;
    expect(fetched(await fetchOnce(url, { ...allowing(news), ca: certificate })).body.toString()).toBe('<p>safe');
    expect((await fetchOnce(url, allowing(news))).outcome).toBe('TLS_FAILED');
  });

  test('with another name\'s certificate is TLS_FAILED', async () => {
    await using news = await open(createServer({ key, cert: certificate }, (_request, response) => response.end('<p>safe')));
    const settings = { allow: new Set([`other.example:${news.port}`]), resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]), ca: certificate };
    expect((await fetchOnce(`https://other.example:${news.port}/`, settings)).outcome).toBe('TLS_FAILED');
  });

  test('to a site that speaks plainly is TLS_FAILED', async () => {
    await using news = await site((_request, response) => response.end('plain'));
    expect((await fetchOnce(`https://127.0.0.1:${news.port}/`, allowing(news))).outcome).toBe('TLS_FAILED');
  });
});

describe('stopping', () => {
  test('a signal ends the fetch as CANCELLED', async () => {
    const stop = new AbortController();
    await using silent = await site(() => stop.abort());
    expect(failed(await fetchOnce(silent.origin, allowing(silent), { signal: stop.signal })).outcome).toBe('CANCELLED');
    expect((await fetchOnce(silent.origin, allowing(silent), { signal: stop.signal })).outcome).toBe('CANCELLED');
    expect(silent.connections()).toBe(1);
  });

  test('close() ends what runs and waits for it', async () => {
    let fetcher: ReturnType<typeof createFetcher> | undefined;
    await using silent = await site(() => void fetcher?.close());
    fetcher = createFetcher(webPolicy({ contact: 'x', ...allowing(silent) }));
    expect((await fetcher.fetch(silent.origin)).outcome).toBe('CANCELLED');
    expect((await fetcher.fetch(silent.origin)).outcome).toBe('CANCELLED');
  });

  test('a closed port is CONNECT_FAILED', async () => {
    const gone = await site(() => undefined);
    await gone[Symbol.asyncDispose]();
    const outcome = failed(await fetchOnce(gone.origin, allowing(gone)));
    expect([outcome.outcome, outcome.next, outcome.status]).toEqual(['CONNECT_FAILED', 'TRY_LATER', null]);
  });
});
