import type { StoredLexicon, StoredWords } from '../../../ingest/extract/features/lexicon.ts';
import { labelOf, textTokens } from '../../../ingest/extract/features/tokens.ts';
import type { Block, Box } from '../../../ingest/extract/blocks.ts';

/** A block's words by where they stand: offsets into one vocabulary. */
export interface Worded {
  tokens: Int32Array;
  site: string;
}

/** Words with where they stand before them, as the regression sees them. */
export class Vocabulary {
  readonly ids = new Map<string, number>();

  idOf(token: string): number {
    let id = this.ids.get(token);
    if (id === undefined) this.ids.set(token, (id = this.ids.size));
    return id;
  }

  tokensOf(block: Block): Int32Array {
    const found = new Set<number>();
    for (const token of labelOf(block.box.element).tokens) found.add(this.idOf(`n ${token}`));
    if (block.box.parent) for (const token of labelOf(block.box.parent.element).tokens) found.add(this.idOf(`n ${token}`));
    for (let box: Box | null = block.box.parent?.parent ?? null; box; box = box.parent) {
      for (const token of labelOf(box.element).tokens) found.add(this.idOf(`f ${token}`));
    }
    for (const token of textTokens(block)) found.add(this.idOf(`t ${token}`));
    return Int32Array.from(found);
  }
}

/** Words on fewer sites than this say more about the site than about the block. */
const MIN_SITES = 4;
const EPOCHS = 4;
const RATE = 0.15;
const DECAY = 2e-4;

/** Fits the lexicon by logistic regression (AdaGrad, L2) on the given rows. */
export function fitLexicon(vocabulary: Vocabulary, rows: readonly Worded[], use: Int32Array, labels: Float32Array, weights: Float32Array): StoredLexicon {
  const kept = onEnoughSites(vocabulary, rows, use);
  const n = vocabulary.ids.size;
  const beta = new Float64Array(n);
  const squares = new Float64Array(n).fill(1e-2);
  let bias = 0;
  let meanW = 0;
  for (const row of use) meanW += (weights[row] as number) / use.length;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const at of shuffled(use, epoch)) {
      const tokens = (rows[at] as Worded).tokens;
      let odds = bias;
      for (const token of tokens) odds += beta[token] as number;
      const slope = (1 / (1 + Math.exp(-odds)) - (labels[at] as number)) * Math.min(8, (weights[at] as number) / meanW);
      bias -= 0.01 * slope;
      for (const token of tokens) {
        if (!kept[token]) continue;
        const pull = slope + DECAY * (beta[token] as number);
        squares[token] = (squares[token] as number) + pull * pull;
        beta[token] = (beta[token] as number) - (RATE * pull) / Math.sqrt(squares[token] as number);
      }
    }
  }
  return asStored(vocabulary, beta);
}

function onEnoughSites(vocabulary: Vocabulary, rows: readonly Worded[], use: Int32Array): Uint8Array {
  const last = Array.from({ length: vocabulary.ids.size }, () => '');
  const sites = new Int32Array(vocabulary.ids.size);
  // Pages of a site lie together, so that counting changes of site counts sites (twice at the most).
  for (const at of use) {
    const { tokens, site } = rows[at] as Worded;
    for (const token of tokens) {
      if (last[token] === site) continue;
      last[token] = site;
      sites[token] = (sites[token] as number) + 1;
    }
  }
  return Uint8Array.from(sites, (count) => Number(count >= MIN_SITES));
}

function shuffled(use: Int32Array, seed: number): Int32Array {
  const order = Int32Array.from(use);
  let state = seed + 17;
  for (let at = order.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    const other = state % (at + 1);
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  return order;
}

/** Weights below this change no verdict. */
const LEAST = { n: 0.08, f: 0.08, t: 0.2 };

/** As it is written down. */
function asStored(vocabulary: Vocabulary, beta: Float64Array): StoredLexicon {
  const parts = { n: new Map<string, number>(), f: new Map<string, number>(), t: new Map<string, number>() };
  for (const [token, id] of vocabulary.ids) {
    const weight = Math.round((beta[id] as number) * 100);
    const part = token[0] as keyof typeof parts;
    if (Math.abs(weight) / 100 >= LEAST[part]) parts[part].set(token.slice(2), weight);
  }
  const store = (part: ReadonlyMap<string, number>): StoredWords => ({ words: [...part.keys()].join('\n'), weights: [...part.values()] });
  return { near: store(parts.n), far: store(parts.f), text: store(parts.t) };
}
