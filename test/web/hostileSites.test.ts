import { describe, expect, test } from '@jest/globals';
import type { Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type { FetchLimits } from '../../ingest/web/policy.ts';
import { allowing, failed, fetchOnce, fetched } from './fetching.ts';
import type { FetchOptions } from '../../ingest/web/fetchPage.ts';
import type { FetchOutcome } from '../../ingest/web/outcomes.ts';
import { rawSite } from './rawSite.ts';

/** Fetches a page from a site that sends exactly these bytes and closes. */
async function answered(bytes: string | Buffer, limits: Partial<FetchLimits> = {}, options: FetchOptions = {}): Promise<FetchOutcome> {
  await using hostile = await rawSite((socket) => socket.end(bytes));
  return await fetchOnce(hostile.origin, { ...allowing(hostile), limits }, options);
}

function page(headers: string, body: string | Buffer = '<p>hello'): Buffer {
  return Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${headers}\r\n`, 'latin1'), Buffer.from(body)]);
}

/** Bytes that no packer makes small. */
function noise(length: number): Buffer {
  let state = 1;
  return Buffer.from(Array.from({ length }, () => (state = (state * 48_271) % 2_147_483_647) % 256));
}

/** Writes a piece again and again until the other side has had enough. */
function forEver(socket: Socket, piece: string | Buffer): void {
  const more = (): void => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', more);
  more();
}

describe('an answer that breaks the rules', () => {
  test.each<[string, string | Buffer, string]>([
    ['nothing at all', '', 'CONNECTION_LOST'],
    ['HTTP/0.9', '<html><p>hello', 'BAD_RESPONSE'],
    ['bytes of something else', Buffer.from('SSH-2.0-OpenSSH_9.2\r\n'), 'BAD_RESPONSE'],
    ['a status of 000', 'HTTP/1.1 000 No\r\n\r\n', 'BAD_RESPONSE'],
    ['a zero byte in a header', page('Fo\u0000o: bar\r\n'), 'BAD_RESPONSE'],
    ['a header that goes on in the next line', 'HTTP/1.1 302 Found\r\nLocation: http://a.example/\r\n X: y\r\n\r\n', 'BAD_RESPONSE'],
    ['a bare line feed in a header', page('X: a\nSet-Cookie: b\r\n').subarray(0, 40), 'BAD_RESPONSE'],
    ['headers that break off', 'HTTP/1.1 200 OK\r\nContent-Ty', 'CONNECTION_LOST'],
    ['an upgrade nobody asked for', 'HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n', 'BAD_RESPONSE'],
    ['interim answers only', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(3), 'CONNECTION_LOST'],
    ['a flood of interim answers', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(99), 'BAD_RESPONSE'],
    ['a 100 nobody asked for', 'HTTP/1.1 100 Continue\r\n\r\n', 'BAD_RESPONSE'],
    ['a body shorter than declared', page('Content-Length: 99\r\n'), 'TRUNCATED'],
    ['chunks without an end', page('Transfer-Encoding: chunked\r\n', '5\r\n<p>he\r\n'), 'TRUNCATED'],
    ['chunks of nonsense', page('Transfer-Encoding: chunked\r\n', 'zz\r\n<p>he\r\n'), 'BAD_RESPONSE'],
    ['a length and chunks that disagree', page('Content-Length: 3\r\nTransfer-Encoding: chunked\r\n', '5\r\n<p>he\r\n0\r\n\r\n'), 'TRUNCATED'],
    ['headers without end', page(`X: ${'x'.repeat(100_000)}\r\n`), 'TOO_LARGE'],
    ['ten thousand headers', page('X: y\r\n'.repeat(10_000)), 'TOO_LARGE'],
  ])('%s: %#', async (_what, bytes, name) => {
    expect(failed(await answered(bytes)).outcome).toBe(name);
  });

  test('bytes after the declared length are left out, as browsers do', async () => {
    expect(fetched(await answered(page('Content-Length: 3\r\n', '<p>and more'))).rawBody.toString()).toBe('<p>');
  });

  test('a reset before the answer, and in the middle of it', async () => {
    await using early = await rawSite((socket) => socket.resetAndDestroy());
    expect((await fetchOnce(early.origin, allowing(early))).outcome).toBe('CONNECTION_LOST');
    await using late = await rawSite((socket) => socket.write(page('Content-Length: 99\r\n'), () => setTimeout(() => socket.resetAndDestroy(), 50)));
    expect((await fetchOnce(late.origin, allowing(late))).outcome).toBe('TRUNCATED');
  });
});

describe('a slow or endless answer', () => {
  test('silence is TIMED_OUT, before the headers and within the body', async () => {
    await using mute = await rawSite(() => undefined);
    expect((await fetchOnce(mute.origin, { ...allowing(mute), limits: { idleMs: 100 } })).outcome).toBe('TIMED_OUT');
    await using stuck = await rawSite((socket) => socket.write(page('Content-Length: 99\r\n')));
    expect((await fetchOnce(stuck.origin, { ...allowing(stuck), limits: { idleMs: 100 } })).outcome).toBe('TIMED_OUT');
  });

  test.each([['in the body', 'HTTP/1.1 200 OK\r\n\r\n'], ['in the headers', 'HTTP/1.1 200 OK\r\nX: ']])('a byte now and then %s is not alive: TOO_SLOW', async (_where, start) => {
    await using dripping = await rawSite((socket) => {
      socket.write(start);
      const drip = setInterval(() => socket.write('x'), 20);
      socket.on('close', () => clearInterval(drip));
    });
    const limits = { idleMs: 400, totalMs: 300 };
    expect((await fetchOnce(dripping.origin, { ...allowing(dripping), limits })).outcome).toBe('TOO_SLOW');
  });

  test('the deadline holds over all redirects together', async () => {
    let hop = 0;
    await using slow = await rawSite((socket) => setTimeout(() => socket.end(`HTTP/1.1 302 Found\r\nLocation: /${hop += 1}\r\n\r\n`), 60));
    expect((await fetchOnce(slow.origin, { ...allowing(slow), limits: { totalMs: 200, redirects: 100 } })).outcome).toBe('TOO_SLOW');
  });

  test('a name server that never answers is TOO_SLOW', async () => {
    expect((await fetchOnce('http://news.example/', { limits: { totalMs: 100 }, resolve: () => new Promise(() => undefined) })).outcome).toBe('TOO_SLOW');
  });

  test('a body that says it is too large is not read; one that is, is cut off', async () => {
    expect((await answered(page('Content-Length: 314572800\r\n'), { wireBytes: 100_000 })).outcome).toBe('TOO_LARGE');
    let sent: () => number = () => 0;
    await using endless = await rawSite((socket) => {
      sent = () => socket.bytesWritten;
      socket.write(page('Content-Type: text/html\r\n'));
      forEver(socket, 'x'.repeat(65_536));
    });
    expect((await fetchOnce(endless.origin, { ...allowing(endless), limits: { wireBytes: 1_000_000 } })).outcome).toBe('TOO_LARGE');
    // What lies in the system's buffers was sent as well; far less than for ever.
    expect(sent()).toBeLessThan(50_000_000);
  });
});

describe('packed answers', () => {
  const text = `<p>${'hello '.repeat(1_000)}`;
  const packers: [string, (plain: Buffer) => Buffer][] = [['gzip', gzipSync], ['x-gzip', gzipSync], ['deflate', deflateSync], ['deflate', deflateRawSync], ['br', brotliCompressSync], ['zstd', zstdCompressSync]];

  test.each(packers)('%s is unpacked', async (encoding, pack) => {
    const outcome = fetched(await answered(page(`Content-Encoding: ${encoding}\r\n`, pack(Buffer.from(text)))));
    expect(outcome.body.toString()).toBe(text);
  });

  test.each(packers)('%s that breaks off is TRUNCATED, never a shorter page', async (encoding, pack) => {
    const packed = pack(Buffer.concat([Buffer.from(text), noise(5_000)]));
    for (const end of [1, 20, packed.length - 1]) {
      expect((await answered(page(`Content-Encoding: ${encoding}\r\n`, packed.subarray(0, end)))).outcome).toBe('TRUNCATED');
    }
  });

  test.each(packers)('%s with wrong bytes inside is BAD_ENCODING', async (encoding, pack) => {
    const packed = pack(Buffer.from(text));
    for (let at = 3; at < packed.length; at += 2) packed[at] = (packed[at] ?? 0) ^ 0xa5;
    expect((await answered(page(`Content-Encoding: ${encoding}\r\n`, packed))).outcome).toBe('BAD_ENCODING');
  });

  test.each(packers)('%s that unpacks without end is TOO_LARGE', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(30_000_000));
    expect((await answered(page(`Content-Encoding: ${encoding}\r\n`, bomb), { decodedBytes: 1_000_000 })).outcome).toBe('TOO_LARGE');
  });

  test.each(['gzip, gzip', 'gzip,br', 'br, identity, zstd', 'compress', 'x-unknown'])('Content-Encoding: %s is refused', async (encoding) => {
    expect((await answered(page(`Content-Encoding: ${encoding}\r\n`, gzipSync(gzipSync(text))))).outcome).toBe('UNSUPPORTED_ENCODING');
  });

  test('identity, none and nothing are plain', async () => {
    for (const encoding of ['identity', 'none', '', 'identity, identity']) expect(fetched(await answered(page(`Content-Encoding: ${encoding}\r\n`))).contentEncoding).toBeNull();
  });

  test('a plain body called gzip is BAD_ENCODING', async () => {
    expect((await answered(page('Content-Encoding: gzip\r\n'))).outcome).toBe('BAD_ENCODING');
  });
});

describe('what a page is called and what it is', () => {
  test.each<[string, string, string | Buffer]>([
    ['a PDF called HTML', 'text/html', '%PDF-1.7\n'], ['a PNG called HTML', 'text/html', Buffer.from('89504e470d0a1a0a', 'hex')], ['a JPEG called text', 'text/plain', Buffer.from('ffd8ffe0', 'hex')],
    ['a GIF', 'text/html', 'GIF89a'], ['a WebP', 'text/html', 'RIFF0000WEBPVP8 '], ['a film', 'text/html', Buffer.from('00000018667479706d703432', 'hex')],
    ['a zip', 'text/html', Buffer.from('504b0304', 'hex')], ['a gzip file', 'text/html', gzipSync('<p>')], ['noise', 'text/html', noise(2_000)], ['noise without a name', '', noise(2_000)],
    ['something called a film', 'video/mp4', '<p>hello'], ['something called an image', 'image/png', '<p>hello'], ['something called a PDF', 'application/pdf', '<p>hello'],
  ])('%s is WRONG_CONTENT_TYPE', async (_what, type, body) => {
    expect((await answered(page(type === '' ? '' : `Content-Type: ${type}\r\n`, body))).outcome).toBe('WRONG_CONTENT_TYPE');
  });

  test('a film is not read: the answer is known from its headers', async () => {
    let sent: () => number = () => 0;
    await using cinema = await rawSite((socket) => {
      sent = () => socket.bytesWritten;
      socket.write(page('Content-Type: video/mp4\r\nContent-Length: 314572800\r\n'));
      forEver(socket, Buffer.alloc(65_536));
    });
    expect((await fetchOnce(cinema.origin, { ...allowing(cinema), limits: { wireBytes: 400_000_000 } })).outcome).toBe('WRONG_CONTENT_TYPE');
    expect(sent()).toBeLessThan(50_000_000);
  });

  test.each<[string, string, Buffer]>([
    ['HTML called text', 'text/plain', Buffer.from('<html><p>hello')], ['HTML called bytes', 'application/octet-stream', Buffer.from('<html><p>hello')], ['HTML called XML', 'application/xml', Buffer.from('<html>')],
    ['UTF-16 with a mark', 'text/html', Buffer.from('\uFEFF<p>hello', 'utf16le')], ['UTF-16 without one', 'text/html', Buffer.from('<html><p>مرحبا', 'utf16le')],
    ['windows-1256', 'text/html', Buffer.from('3c703ee3d1cdc8c7', 'hex')], ['ISO-2022-JP', 'text/html', Buffer.from('1b2442467c4b5c1b2842', 'hex')], ['nonsense for a type', 'text/html;;;=,', Buffer.from('<p>')],
  ])('%s is a page', async (_what, type, body) => {
    expect(fetched(await answered(page(`Content-Type: ${type}\r\n`, body))).body.equals(body)).toBe(true);
  });

  test('a packed sitemap is a FEED, and ANY takes everything', async () => {
    const packed = page('Content-Type: application/gzip\r\n', gzipSync('<urlset/>'));
    expect((await answered(packed, {}, { accept: 'FEED' })).outcome).toBe('OK');
    expect((await answered(page('Content-Type: image/png\r\n', noise(9)), {}, { accept: 'ANY' })).outcome).toBe('OK');
    expect((await answered(page('Content-Type: image/png\r\n', noise(9)), {}, { accept: 'FEED' })).outcome).toBe('WRONG_CONTENT_TYPE');
  });
});

test('after all of it the next page is fetched by the same means', async () => {
  expect(fetched(await answered(page('Content-Type: text/html\r\n'))).body.toString()).toBe('<p>hello');
});
