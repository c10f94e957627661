import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

export type WarcType = 'warcinfo' | 'request' | 'response' | 'resource' | 'revisit' | 'metadata';

/** One record of a WARC/1.1 file (ISO 28500:2017). */
export interface WarcRecord {
  type: WarcType;
  /** UUID of the record. */
  id: string;
  date: Date;
  contentType: string;
  /** Further named fields, in order. */
  fields: readonly (readonly [name: string, value: string])[];
  block: Buffer;
}

/** The record as one gzip member of its own, so that a reader can begin at any record. */
export function packRecord(record: WarcRecord): Buffer {
  return gzipSync(writeRecord(record));
}

/** @throws Error where a field's value would break out of its line */
export function writeRecord({ type, id, date, contentType, fields, block }: WarcRecord): Buffer {
  const head = [
    ['WARC-Type', type], ['WARC-Record-ID', uuidUrn(id)], ['WARC-Date', date.toISOString()], ...fields, ['WARC-Block-Digest', sha256Digest(block)],
    ['Content-Type', contentType], ['Content-Length', String(block.byteLength)],
  ] as const;
  const lines = head.map(([name, value]) => {
    if (/[\r\n]/.test(value)) throw new Error(`The WARC field ${name} can't hold a line break`);
    return `${name}: ${value}\r\n`;
  });
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${lines.join('')}\r\n`, 'utf8'), block, Buffer.from('\r\n\r\n')]);
}

export function uuidUrn(id: string): string {
  return `<urn:uuid:${id}>`;
}

export function sha256Digest(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** A UUID for a record that belongs to another: the same each time, so that an export made twice is the same. */
export function relatedId(id: string, role: WarcType): string {
  const bytes = createHash('sha256').update(`${role} ${id}`).digest();
  const digits = Buffer.from([...bytes.subarray(0, 6), 0x80 | ((bytes[6] ?? 0) & 0x0f), bytes[7] ?? 0, 0x80 | ((bytes[8] ?? 0) & 0x3f), ...bytes.subarray(9, 16)]).toString('hex');
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join('-');
}

/** The format `application/warc-fields`. */
export function warcFields(fields: readonly (readonly [name: string, value: string])[]): Buffer {
  return Buffer.from(fields.map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`).join(''), 'utf8');
}
