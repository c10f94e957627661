import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { f1Of, overlap, type Overlap } from '../measure.ts';
import { chooseBlocks } from '../../../ingest/extract/choose.ts';
import type { StoredWeights } from '../../../ingest/extract/weights.ts';
import { BODY_SETS, dataFolder, PIECES_SET, readSet } from '../pages.ts';
import { foldFile } from '../ours.ts';
import { buildDataset, type Dataset } from './dataset.ts';
import { FOLDS } from './folds.ts';
import { Fitter, NONE, type Fitted } from './fitter.ts';

const argv = process.argv.slice(2);
const log = (text: string): void => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

const pages = [...BODY_SETS, PIECES_SET].flatMap((set) => readSet(dataFolder(argv), set) ?? []).filter((page) => page.body || page.with.length > 0);
if (pages.length === 0) throw new Error(`No pages with bodies under ${dataFolder(argv)}: give --data DIR`);
const data = buildDataset(pages);
log(`${pages.length} pages of ${new Set(pages.map((page) => page.site)).size} sites, ${data.rows} blocks, ${data.vocabulary.ids.size} words`);
const fitter = new Fitter(data, log);
const only = argv.includes('--quick') ? [0, 1] : Array.from({ length: FOLDS }, (_, fold) => fold);
if (argv.includes('--save')) {
  const note = `Fitted by bench/extract/fit/fit.ts on ${pages.length} pages of ${new Set(pages.map((page) => page.site)).size} sites (${[...BODY_SETS, PIECES_SET].join(', ')}); of the pages it holds only words of class names and of short texts that stand on four sites or more.`;
  save(fitter.fitWithout(NONE).fitted, fileURLToPath(new URL('../../../ingest/extract/weights/body.json', import.meta.url)), note);
}
crossValidate(fitter, only);

/** Judges each fold's pages by a fit without them; prints after each fold what is known by then, and keeps each fit for the bench. */
function crossValidate(from: Fitter, folds: readonly number[]): void {
  const all = new Float64Array(data.rows);
  for (const fold of folds) {
    const { odds: left, fitted } = from.fitWithout(fold);
    save(fitted, foldFile(fold), `Without the sites of fold ${fold}.`);
    for (let row = 0; row < all.length; row += 1) if (data.folds[row] === fold) all[row] = left[row] as number;
    console.log(`folds ${folds.slice(0, folds.indexOf(fold) + 1).join(', ')}:`);
    report(data, all, folds.slice(0, folds.indexOf(fold) + 1));
    if (argv.includes('--dump')) writeFileSync(argv[argv.indexOf('--dump') + 1] ?? 'odds.bin', all);
  }
}

/** F1 of each set before pruning, at several shifts of the odds (what is taken is decided page by page, ingest/extract/choose.ts), every page judged by a fit that has not seen its site. */
function report(of: Dataset, oddsOf: Float64Array, folds: readonly number[]): void {
  for (const threshold of [-0.4, -0.2, 0, 0.2, 0.4]) {
    const bySet = new Map<string, Overlap[]>();
    for (const { page, context, first, fold } of of.pages) {
      if (!folds.includes(fold) || !page.body) continue;
      const { blocks } = context.page;
      const text = chooseBlocks(blocks, oddsOf.subarray(first, first + blocks.length).map((odds) => odds - threshold)).map((block) => block.text).join('\n\n');
      const list = bySet.get(page.set) ?? [];
      list.push(overlap(text, page.body ?? ''));
      bySet.set(page.set, list);
    }
    const scores = BODY_SETS.map((set) => ({ set, ...f1Of(bySet.get(set) ?? []) }));
    const macro = scores.slice(0, 5).reduce((sum, score) => sum + score.f1, 0) / 5;
    console.log(threshold, macro.toFixed(4), scores.map((s) => `${s.set} ${s.f1.toFixed(4)} (${s.precision.toFixed(3)} ${s.recall.toFixed(3)})`).join('  '));
  }
}

/** Writes weights where the extractor, or the bench, reads them. */
function save(fitted: Fitted, file: string, note: string): void {
  const stored: StoredWeights = { note, lexicon: fitted.lexicon, first: fitted.first, second: fitted.second };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(stored));
  log(`saved ${file}`);
}
