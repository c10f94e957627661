import { createHash } from 'node:crypto';
import { canonicalJson } from '../verify/canonicalJson.ts';

export interface CopiedRecord {
  entityKind: string;
  entityId: string;
  entityVersion: number;
  /** The record as the feed showed it. */
  body: unknown;
}

/**
 * One hash of all records of a copy, whatever their order: the SHA-256 of the records' own hashes, sorted. A record's hash is that of the canonical
 * JSON of its kind, id, version and body. Memory grows by 32 bytes a record.
 */
export async function copyHash(records: AsyncIterable<CopiedRecord> | Iterable<CopiedRecord>): Promise<{ records: number; sha256: string }> {
  const hashes: Buffer[] = [];
  for await (const { entityKind, entityId, entityVersion, body } of records) {
    hashes.push(createHash('sha256').update(canonicalJson([entityKind, entityId, entityVersion, body])).digest());
  }
  const all = createHash('sha256');
  for (const hash of hashes.sort((one, other) => Buffer.compare(one, other))) all.update(hash);
  return { records: hashes.length, sha256: all.digest('hex') };
}
