import { STATUS_CODES } from 'node:http';
import type { RevisionModel } from '../../prisma/client/models.ts';
import { relatedId, sha256Digest, uuidUrn, warcFields, type WarcRecord } from './warcRecord.ts';

const FIELDS = 'application/warc-fields';
/** Names the kind of revisit: the payload is byte for byte the one of the record referred to. */
const SAME_PAYLOAD = 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest';

/** A record written before that has the same payload. */
export interface Twin {
  id: string;
  url: string;
  date: Date;
}

type Pair = readonly [name: string, value: string];

/**
 * The records of one fetch: response (or a revisit where the same bytes were written before), the request that led to it, and what else
 * is known of it. A page read from a local file has no HTTP: its bytes are a resource.
 *
 * The response's headers are as received but for Transfer-Encoding, which is set aside as X-Archive-Orig-Transfer-Encoding: the bytes are
 * kept with the chunks' framing taken off. The reason phrase wasn't kept; the usual one stands in its place.
 */
export function recordsOfPage(revision: RevisionModel, articleId: string, payload: Buffer, twin: Twin | null): WarcRecord[] {
  const { id, finalUrl, fetchedAt: date } = revision;
  const target: Pair = ['WARC-Target-URI', finalUrl];
  const concurrent: Pair = ['WARC-Concurrent-To', uuidUrn(id)];
  const about: WarcRecord = {
    type: 'metadata', id: relatedId(id, 'metadata'), date, contentType: FIELDS, fields: [target, concurrent],
    block: warcFields([['article', articleId], ['revision', String(revision.number)], ...pairsOf(revision.redirects, 'url', 'status').map(([url, status]): Pair => ['redirect', `${status} ${url}`])]),
  };
  if (!/^https?:/.test(finalUrl)) {
    const fields: Pair[] = [target, ['WARC-Payload-Digest', sha256Digest(payload)]];
    return [{ type: 'resource', id, date, contentType: revision.contentType ?? 'text/html', fields, block: payload }, about];
  }
  const request: WarcRecord = {
    type: 'request', id: relatedId(id, 'request'), date, contentType: 'application/http; msgtype=request', fields: [target, concurrent], block: requestBlock(revision),
  };
  return [responseOf(revision, payload, twin), request, about];
}

function responseOf(revision: RevisionModel, payload: Buffer, twin: Twin | null): WarcRecord {
  const { id, finalUrl, fetchedAt: date, remoteAddress } = revision;
  const fields: Pair[] = [
    ['WARC-Target-URI', finalUrl], ...(remoteAddress ? [['WARC-IP-Address', remoteAddress] as const] : []), ['WARC-Payload-Digest', sha256Digest(payload)],
    ...(twin ? [['WARC-Profile', SAME_PAYLOAD], ['WARC-Refers-To', uuidUrn(twin.id)], ['WARC-Refers-To-Target-URI', twin.url], ['WARC-Refers-To-Date', twin.date.toISOString()]] as const : []),
  ];
  const head = responseHead(revision);
  return { type: twin ? 'revisit' : 'response', id, date, contentType: 'application/http; msgtype=response', fields, block: twin ? head : Buffer.concat([head, payload]) };
}

function responseHead({ httpStatus, headers }: RevisionModel): Buffer {
  const lines = pairsOf(headers, 0, 1).map(([name, value]) => `${/^transfer-encoding$/i.test(name) ? `X-Archive-Orig-${name}` : name}: ${value}\r\n`);
  return Buffer.from(`HTTP/1.1 ${httpStatus} ${STATUS_CODES[httpStatus] ?? ''}\r\n${lines.join('')}\r\n`, 'latin1');
}

function requestBlock({ finalUrl, requestHeaders }: RevisionModel): Buffer {
  const { host, pathname, search } = new URL(finalUrl);
  const lines = pairsOf(requestHeaders, 0, 1).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\n${lines.join('')}\r\n`, 'latin1');
}

/** The JSON columns hold lists of pairs; whatever else stands in one (an import's) is left out. */
export function pairsOf(column: unknown, first: string | number, second: string | number): Pair[] {
  if (!Array.isArray(column)) return [];
  return column.flatMap((entry: unknown): Pair[] => {
    const pair = entry as Record<string | number, string | number | undefined> | null;
    return pair?.[first] === undefined || pair[second] === undefined ? [] : [[String(pair[first]), String(pair[second])]];
  });
}
