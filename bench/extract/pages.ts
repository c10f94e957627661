import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getDomain } from 'tldts';
import { decodePage } from '../../ingest/extract/decode.ts';

/** A saved page and what people say is on it; sets differ in what they tell. */
export interface BenchPage {
  set: string;
  id: string;
  url: string;
  html: string;
  /** The registrable domain, by which pages are kept apart in cross-validation. */
  site: string;
  body: string | null;
  title: string | null;
  authors: string[];
  date: string | null;
  /** Pieces that must be, and must not be, in the text (where a set has no whole body). */
  with: string[];
  without: string[];
}

export const BODY_SETS = ['aeb', 'n4k', 'feval', 'fundus', 'wcxb', 'n4ktests'] as const;

/** Of these pages only pieces are known that must be, or must not be, in the text. */
export const PIECES_SET = 'traf';

/** Where the sets lie: the argument `--data DIR`, or `../shared/data/extract` beside the project. */
export function dataFolder(argv: readonly string[]): string {
  const at = argv.indexOf('--data');
  return resolve(argv[at + 1] && at >= 0 ? (argv[at + 1] as string) : '../shared/data/extract');
}

/** Reads one set, unpacking it into the temporary folder the first time; null where it isn't there. */
export function readSet(folder: string, set: string): BenchPage[] | null {
  const archive = join(folder, `${set}.tar.xz`);
  if (!existsSync(archive)) return null;
  const unpacked = join(tmpdir(), 'desk-bench-extract', set);
  if (!existsSync(join(unpacked, set, 'truth.jsonl'))) {
    mkdirSync(unpacked, { recursive: true });
    execFileSync('tar', ['-xJf', archive, '-C', unpacked]);
  }
  const lines = readFileSync(join(unpacked, set, 'truth.jsonl'), 'utf8').split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => readPage(join(unpacked, set), set, line));
}

interface TruthLine {
  id: string;
  file: string;
  url?: string;
  body?: string;
  title?: string | null;
  /** One set nests a list of names in the list. */
  authors?: (string | string[])[];
  date?: string | null;
  w?: string[];
  wo?: string[];
}

function readPage(folder: string, set: string, line: string): BenchPage {
  // One set writes an unknown date as NaN, which is not JSON.
  const truth = JSON.parse(line.replace(/: NaN\b/g, ': null')) as TruthLine;
  const url = truth.url ?? '';
  return {
    set, id: truth.id, url, html: decodePage(readFileSync(join(folder, truth.file))).text, site: getDomain(url) ?? truth.id,
    body: truth.body ?? null, title: truth.title ?? null, authors: [truth.authors ?? []].flat(3).filter((author) => typeof author === 'string'), date: truth.date ?? null,
    with: truth.w ?? [], without: truth.wo ?? [],
  };
}
