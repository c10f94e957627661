import { addVerdicts, FIRST_COLUMNS, LEXICON_COLUMNS, PLAIN_COLUMNS } from '../../../ingest/extract/features/page.ts';
import { readLexicon, type Lexicon, type StoredLexicon } from '../../../ingest/extract/features/lexicon.ts';
import { addEchoesOfFirst, ECHO_COLUMNS } from '../../../ingest/extract/features/second.ts';
import { logOdds, probability, readTrees, type StoredTrees } from '../../../ingest/extract/features/trees.ts';
import { binColumn, boost, type Binned, type BoostOptions } from './boost.ts';
import type { Dataset } from './dataset.ts';
import { FOLDS } from './folds.ts';
import { fitLexicon } from './lexicon.ts';

export const FIRST: BoostOptions = { trees: 100, leaves: 24, rate: 0.12, lambda: 3, minHessian: 8, rows: 0.6, columns: 0.2, seed: 7 };
export const SECOND: BoostOptions = { trees: 220, leaves: 20, rate: 0.055, lambda: 10, minHessian: 20, rows: 0.6, columns: 0.2, seed: 11 };

/** Everything fitted with the same fold left out. */
export interface Fitted {
  lexicon: StoredLexicon;
  first: StoredTrees;
  second: StoredTrees;
}

/** No fold left out. */
export const NONE = -1;

/**
 * Fits the two rounds so that nothing is ever judged, not even on the way to the second round, by weights that have seen
 * its site: each round's input for a fold comes from fits without that fold.
 */
export class Fitter {
  private readonly lexicons = new Map<string, { stored: StoredLexicon; read: Lexicon }>();
  private readonly firsts = new Map<string, StoredTrees>();
  private readonly plain: Binned;
  readonly data: Dataset;
  private readonly log: (text: string) => void;

  constructor(data: Dataset, log: (text: string) => void) {
    this.data = data;
    this.log = log;
    this.plain = binAll(data.features, FIRST_COLUMNS, PLAIN_COLUMNS, data.rows);
  }

  /** Fits without fold `out` (or on all with NONE); `judge` gets the second round's odds for the rows left out. */
  fitWithout(out: number): { fitted: Fitted; odds: Float64Array } {
    const { data } = this;
    this.fillLexicon(out);
    const own = binAll(data.features.subarray(PLAIN_COLUMNS), FIRST_COLUMNS, LEXICON_COLUMNS, data.rows);
    const binned = { bins: [...this.plain.bins, ...own.bins], edges: [...this.plain.edges, ...own.edges] };
    const verdicts = this.firstVerdicts(out, binned);
    const echoes = this.echoes(verdicts);
    const ofEchoes = binAll(echoes, ECHO_COLUMNS, ECHO_COLUMNS, data.rows);
    const both = { bins: [...binned.bins, ...ofEchoes.bins], edges: [...binned.edges, ...ofEchoes.edges] };
    const second = boost(both, this.rowsWithout([out]), data.labels, data.weights, SECOND);
    this.log(`second round without ${out}: ${second.column.length} nodes`);
    return {
      fitted: { lexicon: this.lexiconWithout([out]).stored, first: this.firstWithout([out], binned), second },
      odds: this.secondOdds(second, echoes, out),
    };
  }

  private rowsWithout(folds: readonly number[]): Int32Array {
    const { worth, folds: of } = this.data;
    const rows: number[] = [];
    for (let row = 0; row < this.data.rows; row += 1) if (worth[row] && !folds.includes(of[row] as number)) rows.push(row);
    return Int32Array.from(rows);
  }

  private lexiconWithout(folds: readonly number[]): { stored: StoredLexicon; read: Lexicon } {
    const key = keyOf(folds);
    let lexicon = this.lexicons.get(key);
    if (!lexicon) {
      const { vocabulary, worded, labels, weights } = this.data;
      const stored = fitLexicon(vocabulary, worded, this.rowsWithout(folds), labels, weights);
      lexicon = { stored, read: readLexicon(stored) };
      this.lexicons.set(key, lexicon);
      const { near, far, text } = stored;
      this.log(`lexicon without ${key}: ${near.weights.length} near, ${far.weights.length} far, ${text.weights.length} of texts`);
    }
    return lexicon;
  }

  /** The lexicon's columns: each fold's rows by a lexicon that has seen neither that fold nor `out`. */
  private fillLexicon(out: number): void {
    const { data } = this;
    for (const { context, first, fold } of data.pages) {
      const rows = data.features.subarray(first * FIRST_COLUMNS, (first + context.page.blocks.length) * FIRST_COLUMNS);
      addVerdicts(rows, FIRST_COLUMNS, PLAIN_COLUMNS, context, this.lexiconWithout([out, fold]).read);
    }
  }

  private firstWithout(folds: readonly number[], binned: Binned): StoredTrees {
    const key = keyOf(folds);
    let first = this.firsts.get(key);
    if (!first) {
      first = boost(binned, this.rowsWithout(folds), this.data.labels, this.data.weights, FIRST);
      this.firsts.set(key, first);
      this.log(`first round without ${key}: ${first.column.length} nodes`);
    }
    return first;
  }

  private firstVerdicts(out: number, binned: Binned): Float64Array {
    const verdicts = new Float64Array(this.data.rows);
    for (let fold = 0; fold < FOLDS; fold += 1) {
      const trees = readTrees(this.firstWithout([out, fold], binned));
      for (let row = 0; row < verdicts.length; row += 1) {
        if (this.data.folds[row] === fold) verdicts[row] = probability(logOdds(trees, this.data.features, row * FIRST_COLUMNS));
      }
    }
    return verdicts;
  }

  private echoes(verdicts: Float64Array): Float32Array {
    const echoes = new Float32Array(this.data.rows * ECHO_COLUMNS);
    for (const { context, first } of this.data.pages) {
      const end = first + context.page.blocks.length;
      addEchoesOfFirst(echoes.subarray(first * ECHO_COLUMNS, end * ECHO_COLUMNS), ECHO_COLUMNS, 0, context, verdicts.subarray(first, end));
    }
    return echoes;
  }

  private secondOdds(second: StoredTrees, echoes: Float32Array, out: number): Float64Array {
    const trees = readTrees(second);
    const odds = new Float64Array(this.data.rows);
    const row = new Float32Array(FIRST_COLUMNS + ECHO_COLUMNS);
    for (let at = 0; at < odds.length; at += 1) {
      if (out !== NONE && this.data.folds[at] !== out) continue;
      row.set(this.data.features.subarray(at * FIRST_COLUMNS, (at + 1) * FIRST_COLUMNS));
      row.set(echoes.subarray(at * ECHO_COLUMNS, (at + 1) * ECHO_COLUMNS), FIRST_COLUMNS);
      odds[at] = logOdds(trees, row, 0);
    }
    return odds;
  }
}

/** Which folds are out, NONE not among them. */
function keyOf(folds: readonly number[]): string {
  return [...new Set(folds)].filter((fold) => fold !== NONE).sort((a, b) => a - b).join('+');
}

function binAll(values: Float32Array, step: number, columns: number, rows: number): Binned {
  const binned: Binned = { bins: [], edges: [] };
  for (let column = 0; column < columns; column += 1) {
    const { bins, edges } = binColumn(values, column, step, rows);
    binned.bins.push(bins);
    binned.edges.push(edges);
  }
  return binned;
}
