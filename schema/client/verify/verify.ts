import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { canonicalJson } from './canonicalJson.ts';
import { recordLeaf, type ReleasedRecord } from './leaf.ts';
import type { InclusionProof, Manifest, ManifestFile } from './manifest.ts';
import { MerkleTree, rootFrom } from './merkle.ts';

export interface Verdict {
  release: number;
  /** The root that the records themselves give; null where they can't be read. */
  root: string | null;
  /** How many records were hashed. */
  records: number;
  /** Files that are listed and not there; a fault unless part of a release was asked about. */
  absent: string[];
  /** What is wrong, in words; empty = all is as released. */
  faults: string[];
}

export interface Trust {
  /** A root known from elsewhere: what the folder says of itself proves only that it is whole. */
  root?: string | undefined;
  /** Whether files may be missing. */
  partial?: boolean | undefined;
}

const RECORDS = 'records.ndjson';

/** Checks a downloaded release with nothing but its folder: every file against the manifest, every record against the Merkle root. */
export async function verifyFolder(folder: string, trust: Trust = {}): Promise<Verdict> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const absent: string[] = [];
  const faults: string[] = [];
  for (const file of manifest.files) {
    const found = await hashOf(join(folder, file.name));
    if (found === null) absent.push(file.name);
    else if (found.sha256 !== file.sha256 || found.bytes !== file.bytes) faults.push(`${file.name}: its bytes are not those of the manifest`);
  }
  if (!trust.partial) faults.push(...absent.map((name) => `${name}: is missing`));
  const { root, records } = absent.includes(RECORDS) ? { root: null, records: 0 } : await rootOfRecords(folder, manifest, absent, faults);
  if (root !== null && root !== manifest.merkle.root) faults.push(`${RECORDS}: the records don't give the root of the manifest`);
  if (root !== null && records !== manifest.merkle.leaves) faults.push(`${RECORDS}: has ${records} records, the manifest says ${manifest.merkle.leaves}`);
  if (trust.root !== undefined && trust.root.toLowerCase() !== (root ?? manifest.merkle.root)) faults.push('The root is not the one that you gave');
  return { release: manifest.number, root, records, absent, faults };
}

/** Checks that a record was in a release, with nothing but the record and its path. */
export function verifyProof(proof: InclusionProof, trust: Pick<Trust, 'root'> = {}): Verdict {
  const root = rootFrom(recordLeaf(proof, proof.words), proof.index, proof.leaves, proof.path.map((hash) => Buffer.from(hash, 'hex')))?.toString('hex') ?? null;
  const faults = root === proof.root ? [] : ['The record and its path don\'t lead to the root'];
  if (trust.root !== undefined && trust.root.toLowerCase() !== proof.root) faults.push('The root is not the one that you gave');
  return { release: proof.release, root, records: 1, absent: [], faults };
}

/** Hashes the records in their order, and looks that the files of one kind each hold the very same rows. */
async function rootOfRecords(folder: string, { words }: Manifest, absent: readonly string[], faults: string[]): Promise<{ root: string; records: number }> {
  const tree = new MerkleTree();
  const rows = new Map<string, AsyncIterator<string>>();
  for await (const line of lines(join(folder, RECORDS))) {
    const each = JSON.parse(line) as ReleasedRecord;
    tree.add(recordLeaf(each, words[each.kind] ?? []));
    const name = `${each.kind}.ndjson`;
    if (absent.includes(name) || faults.some((fault) => fault.startsWith(name))) continue;
    const beside = rows.get(name) ?? lines(join(folder, name))[Symbol.asyncIterator]();
    rows.set(name, beside);
    const row = await beside.next();
    if (row.done || canonicalJson(JSON.parse(row.value)) !== canonicalJson(each.record)) faults.push(`${name}: row ${tree.size} of ${RECORDS} is not in it at its place`);
  }
  for (const [name, beside] of rows) if (!(await beside.next()).done) faults.push(`${name}: has rows that are not in ${RECORDS}`);
  return { root: tree.root().toString('hex'), records: tree.size };
}

function lines(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path), crlfDelay: Infinity });
}

async function hashOf(path: string): Promise<Pick<ManifestFile, 'sha256' | 'bytes'> | null> {
  const found = await stat(path).catch(() => null);
  if (!found) return null;
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return { sha256: hash.digest('hex'), bytes: found.size };
}
