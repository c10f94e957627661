import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract } from '../../ingest/extract/extract.ts';
import { readWeights, type BodyWeights, type StoredWeights } from '../../ingest/extract/weights.ts';
import { FOLDS, foldOf } from './fit/folds.ts';
import type { BenchPage } from './pages.ts';
import type { Answer } from './peers.ts';

/** Where the fit leaves the weights that have not seen a fold's sites. */
export function foldFile(fold: number): string {
  return join(tmpdir(), 'desk-bench-extract', 'folds', `${fold}.json`);
}

/** Our extractor, for each page with weights that have not seen its site; null where those have not been fitted here. */
export function unseenWeights(): ((page: BenchPage) => BodyWeights) | null {
  const files = Array.from({ length: FOLDS }, (_, fold) => foldFile(fold));
  if (!files.every((file) => existsSync(file))) return null;
  const read = files.map((file) => readWeights(JSON.parse(readFileSync(file, 'utf8')) as StoredWeights));
  return (page) => read[foldOf(page.site)] as BodyWeights;
}

export function ours(page: BenchPage, weights: BodyWeights | undefined): Answer {
  const article = extract(page.html, { ...(page.url === '' ? {} : { url: page.url }), ...(weights && { weights }) });
  return { text: article.text, title: article.title, authors: article.byline, date: article.publishedAt };
}
