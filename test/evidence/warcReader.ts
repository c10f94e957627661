import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';

// A strict reader of WARC/1.1 (ISO 28500:2017, annexes A and D), written from the standard's grammar and sharing nothing with the writer.

export interface ReadRecord {
  fields: Map<string, string>;
  block: Buffer;
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;
const MANDATORY = ['WARC-Record-ID', 'Content-Length', 'WARC-Date', 'WARC-Type'];
const REPEATABLE = new Set(['WARC-Concurrent-To']);
const WITH_TARGET = new Set(['response', 'resource', 'request', 'revisit', 'conversion', 'continuation']);

/** Reads a whole file. @throws Error at the first byte that the standard doesn't allow, or a digest that doesn't fit */
export function readWarc(file: Buffer): ReadRecord[] {
  const records: ReadRecord[] = [];
  for (const member of membersOf(file)) records.push(readRecord(member));
  if (records[0]?.fields.get('WARC-Type') !== 'warcinfo') throw new Error('The file does not begin with warcinfo');
  const ids = records.map(({ fields }) => fields.get('WARC-Record-ID'));
  if (new Set(ids).size !== ids.length) throw new Error('Two records have one id');
  return records;
}

/** Each record is a gzip member of its own (annex D.2): a reader that knows its offset needs nothing before it. */
function* membersOf(file: Buffer): Generator<Buffer> {
  const starts: number[] = [];
  for (let at = file.indexOf('1f8b08', 0, 'hex'); at >= 0; at = file.indexOf('1f8b08', at + 1, 'hex')) starts.push(at);
  for (let from = 0; from < file.length;) {
    const end = [...starts.filter((start) => start > from), file.length].find((until) => isWhole(file.subarray(from, until)));
    if (end === undefined) throw new Error(`No gzip member at byte ${from}`);
    yield gunzipSync(file.subarray(from, end));
    from = end;
  }
}

function isWhole(bytes: Buffer): boolean {
  try {
    gunzipSync(bytes);
    return true;
  } catch {
    return false;
  }
}

function readRecord(bytes: Buffer): ReadRecord {
  const headEnd = bytes.indexOf('\r\n\r\n');
  const [version, ...lines] = bytes.subarray(0, headEnd).toString('utf8').split('\r\n');
  if (version !== 'WARC/1.1') throw new Error(`A record begins with ${version}`);
  const fields = new Map<string, string>();
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]*): *(.*)$/.exec(line) ?? [];
    if (!TOKEN.test(name) || value === '') throw new Error(`Not a named field: ${line}`);
    if (fields.has(name) && !REPEATABLE.has(name)) throw new Error(`${name} comes twice`);
    fields.set(name, value);
  }
  const length = Number(fields.get('Content-Length'));
  const block = bytes.subarray(headEnd + 4, headEnd + 4 + length);
  if (bytes.subarray(headEnd + 4 + length).toString('latin1') !== '\r\n\r\n') throw new Error('A record does not end where it says');
  check(fields, block);
  return { fields, block };
}

function check(fields: Map<string, string>, block: Buffer): void {
  for (const name of MANDATORY) if (!fields.has(name)) throw new Error(`${name} is missing`);
  if (!DATE.test(fields.get('WARC-Date') ?? '')) throw new Error(`Not a WARC-Date: ${fields.get('WARC-Date')}`);
  if (!/^<[a-z]+:[^<>\s]+>$/.test(fields.get('WARC-Record-ID') ?? '')) throw new Error('A record id is no URI in angle brackets');
  const type = fields.get('WARC-Type') ?? '';
  if (WITH_TARGET.has(type) && !URL.canParse(fields.get('WARC-Target-URI') ?? '')) throw new Error(`A ${type} has no WARC-Target-URI`);
  if (type === 'revisit' && !fields.has('WARC-Profile')) throw new Error('A revisit has no WARC-Profile');
  if (block.length > 0 && !fields.has('Content-Type')) throw new Error('A block has no Content-Type');
  holds(fields.get('WARC-Block-Digest'), block);
  if (type === 'response') holds(fields.get('WARC-Payload-Digest'), bodyOf(block));
  if (type === 'resource') holds(fields.get('WARC-Payload-Digest'), block);
}

function holds(digest: string | undefined, bytes: Buffer): void {
  const [algorithm = '', value] = (digest ?? '').split(':');
  if (createHash(algorithm).update(bytes).digest('hex') !== value) throw new Error(`${digest} is not the digest of its bytes`);
}

/** Payload of an HTTP message: what comes after its header. */
export function bodyOf(block: Buffer): Buffer {
  const end = block.indexOf('\r\n\r\n');
  if (!/^HTTP\/1\.1 \d{3} [^\r\n]*\r\n/.test(block.subarray(0, 200).toString('latin1'))) throw new Error('A response has no status line');
  return block.subarray(end + 4);
}
