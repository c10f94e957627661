import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { articlePage } from '../../bench/soak/article.ts';
import { blobKey } from '../../ingest/evidence/storage.ts';
import { exportWarc, type WarcSelection } from '../../ingest/evidence/warc.ts';
import { sha256Digest } from '../../ingest/evidence/warcRecord.ts';
import { html, openReader, type Reader } from '../ingest/reader.ts';
import { WARCParser } from 'warcio';
import { bodyOf, readWarc, type ReadRecord } from './warcReader.ts';

// What was fetched can be handed on in the archives' own format, as it came.

const ALL: WarcSelection = { from: new Date('2000-01-01'), to: new Date('2100-01-01') };
const PACKED = gzipSync(articlePage(41));

let reader: Reader;
const articles = new Map<string, string>();
beforeAll(async () => {
  reader = await openReader();
  reader.answers.set('/packed', html(PACKED, { 'content-encoding': 'gzip', 'x-name': 'caf\xe9' }));
  reader.answers.set('/moved', (_request, response) => void response.writeHead(301, { location: '/plain' }).end());
  reader.answers.set('/plain', html(articlePage(42)));
  reader.answers.set('/copy', html(articlePage(42)));
  reader.answers.set('/noarchive', html(articlePage(43).replace('<head>', '<head><meta name="robots" content="noarchive">')));
  reader.answers.set('/noai', html(articlePage(44), { 'x-robots-tag': 'noai' }));
  for (const path of ['/packed', '/moved', '/copy', '/noarchive', '/noai']) {
    const { id } = await reader.list(path);
    articles.set(path, (await reader.read(id)).articleId ?? '');
  }
});
afterAll(() => reader[Symbol.asyncDispose]());

async function exported(selection: WarcSelection, includeOptedOut = false) {
  const figures = { pages: 0, optedOut: 0, unreadable: 0 };
  const file = Buffer.concat(await Array.fromAsync(exportWarc(reader.ingest, { selection, includeOptedOut }, figures)));
  return { records: readWarc(file), figures, file };
}

function of(records: ReadRecord[], type: string, path: string): ReadRecord[] {
  return records.filter(({ fields }) => fields.get('WARC-Type') === type && fields.get('WARC-Target-URI') === `${reader.site.origin}${path}`);
}

test('the bytes are those that came, packed as they came, with the headers as received and the request that asked for them', async () => {
  const { records } = await exported({ articleId: articles.get('/packed') ?? '' });
  const [response] = of(records, 'response', '/packed');
  const [request] = of(records, 'request', '/packed');
  expect(bodyOf(response!.block)).toEqual(PACKED);
  const head = response!.block.subarray(0, response!.block.indexOf('\r\n\r\n')).toString('latin1');
  expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(head).toMatch(/content-encoding: gzip/i);
  expect(head).toMatch(/x-name: caf\xe9/);
  expect(head).toMatch(/^X-Archive-Orig-transfer-encoding: chunked/im);
  expect(head).not.toMatch(/^transfer-encoding/im);
  expect(response!.fields.get('WARC-IP-Address')).toBe('127.0.0.1');
  expect(request!.block.toString('latin1')).toMatch(/^GET \/packed HTTP\/1\.1\r\nhost: 127\.0\.0\.1:\d+\r\nuser-agent: CasualtyDesk/);
  expect(request!.fields.get('WARC-Concurrent-To')).toBe(response!.fields.get('WARC-Record-ID'));
});

test('the archives\' own reader finds the same records, and pages whose digests fit', async () => {
  const { file, records } = await exported(ALL, true);
  const theirs: (string | null | undefined)[][] = [];
  const digests: (string | null | undefined)[][] = [];
  for await (const record of WARCParser.iterRecords([new Uint8Array(file)])) {
    const { warcType, warcTargetURI, warcPayloadDigest } = record;
    const payload = await record.readFully(false);
    theirs.push([warcType, warcTargetURI]);
    if (warcType === 'response') digests.push([warcPayloadDigest, sha256Digest(payload)]);
  }
  expect(theirs).toEqual(records.map(({ fields }) => [fields.get('WARC-Type'), fields.get('WARC-Target-URI') ?? null]));
  expect(digests).toHaveLength(4);
  for (const [told, found] of digests) expect(found).toBe(told);
});

test('the same bytes at another address are a revisit; redirects are told', async () => {
  const { records } = await exported(ALL);
  const [first] = of(records, 'response', '/plain');
  const [copy] = of(records, 'revisit', '/copy');
  expect(copy!.fields.get('WARC-Refers-To')).toBe(first!.fields.get('WARC-Record-ID'));
  expect(copy!.fields.get('WARC-Payload-Digest')).toBe(first!.fields.get('WARC-Payload-Digest'));
  expect(of(records, 'metadata', '/plain')[0]!.block.toString()).toContain(`redirect: 301 ${reader.site.origin}/moved\r\n`);
});

test('pages that ask for it are left out with a note, unless they are asked for', async () => {
  const { records, figures } = await exported(ALL);
  expect(figures).toEqual({ pages: 3, optedOut: 2, unreadable: 0 });
  for (const [path, why] of [['/noarchive', /left-out: .*noarchive/], ['/noai', /left-out: .*mining/]] as const) {
    expect(of(records, 'response', path)).toEqual([]);
    expect(of(records, 'metadata', path)[0]!.block.toString()).toMatch(why);
  }
  const all = await exported(ALL, true);
  expect(all.figures).toEqual({ pages: 5, optedOut: 0, unreadable: 0 });
  expect(of(all.records, 'response', '/noarchive')).toHaveLength(1);
});

test('a range takes what was fetched in it; an export made twice is the same but for its first record', async () => {
  expect((await exported({ from: new Date('2000-01-01'), to: new Date('2000-01-02') })).records).toHaveLength(1);
  const [one, two] = [await exported(ALL), await exported(ALL)];
  expect(one.records.slice(1)).toEqual(two.records.slice(1));
});

test('bytes that have rotted are never handed on as evidence', async () => {
  const { bodySha256 } = await reader.ingest.db.revision.findFirstOrThrow({ where: { articleId: articles.get('/packed') ?? '' } });
  await writeFile(join(reader.dataDir, 'blobs', blobKey(bodySha256)), 'rotten');
  const { records, figures } = await exported({ articleId: articles.get('/packed') ?? '' });
  expect(figures).toEqual({ pages: 0, optedOut: 0, unreadable: 1 });
  expect(of(records, 'response', '/packed')).toEqual([]);
  expect(of(records, 'metadata', '/packed')[0]!.block.toString()).toMatch(/left-out: its kept bytes can't be read/);
});
