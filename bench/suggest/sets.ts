import { existsSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Report } from '../../ingest/suggest/types.ts';

/** Folder of the sets, next to the project's own; `SUGGEST_DATA` names another. */
const FOLDER = process.env['SUGGEST_DATA'] ?? fileURLToPath(new URL('../../../shared/data/suggest', import.meta.url));

/** One text of a set with what is known to be true of it. */
export interface Sample extends Report {
  id: string;
  incident?: string;
  truth: Record<string, string | number | null>;
}

/** Reads a set, or null where the data isn't there. */
export function readSet(name: string): Sample[] | null {
  const file = `${FOLDER}/${name}.jsonl.gz`;
  if (!existsSync(file)) return null;
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  return lines.filter((line) => line !== '').map(parse);
}

function parse(line: string): Sample {
  const raw = JSON.parse(line) as Sample & Record<'title' | 'language' | 'publishedAt', string | null | undefined>;
  return {
    id: raw.id,
    text: raw.text,
    truth: raw.truth,
    ...(raw.incident ? { incident: raw.incident } : {}),
    ...(raw.title ? { title: raw.title } : {}),
    ...(raw.language ? { language: raw.language } : {}),
    ...(raw.publishedAt ? { publishedAt: raw.publishedAt } : {}),
  };
}

/** A third of each set, whole incidents, is held out: rules are written from the errors of the rest only. */
export function isHeldOut(sample: Sample): boolean {
  return createHash('sha256').update(sample.incident ?? sample.id).digest()[0]! % 3 === 0;
}
