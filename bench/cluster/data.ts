import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { hashText } from '../../ingest/cluster/hash.ts';
import type { Report } from '../../ingest/cluster/types.ts';

export interface Labelled extends Report {
  incident: string;
}

/** Where the sets lie: `$CLUSTER_DATA`, or `shared/data/suggest` beside the checkout. They belong to others, so they are not part of the project. */
export function dataFolder(): string {
  return process.env['CLUSTER_DATA'] ?? join(import.meta.dirname, '../../../shared/data/suggest');
}

/** A set of texts with their incidents; null where the file isn't there. */
export function readSet(name: string): Labelled[] | null {
  const path = join(dataFolder(), `${name}.jsonl.gz`);
  if (!existsSync(path)) return null;
  return gunzipSync(readFileSync(path)).toString('utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Labelled);
}

/** One incident in three is kept apart: nothing is fitted on it. Split by incident, so that no event is on both sides. */
export function isHeldOut(text: Labelled): boolean {
  return hashText(`split:${text.incident}`) % 3 === 0;
}
