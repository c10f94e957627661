import { shinglesOf, wordsOf } from '../measure.ts';

/** What opening a run of equal words costs: shorter runs than this are coincidences. */
const OPEN = 2.5;
/** Cells of the alignment table (a byte each) past which a page is labelled by shingles alone. */
const MAX_CELLS = 300_000_000;

/**
 * Says for each block what share of its words belongs to the article, by aligning the page's words with the true body's
 * in order (so that a sentence that is also in a teaser counts once), then by shingles for what stands in another order.
 */
export function labelBlocks(texts: readonly string[], body: string): Float64Array {
  const blocks = texts.map(wordsOf);
  const truth = wordsOf(body);
  const page = blocks.flat();
  const matched = page.length * truth.length > MAX_CELLS ? new Uint8Array(page.length) : align(page, truth);
  const labels = new Float64Array(blocks.length);
  const used = new Map<string, number>();
  let at = 0;
  blocks.forEach((words, index) => {
    const hits = matched.subarray(at, at + words.length).reduce((sum, hit) => sum + hit, 0);
    labels[index] = words.length === 0 ? Number.NaN : hits / words.length;
    if (hits * 2 > words.length) addAll(used, shinglesOf(words));
    at += words.length;
  });
  return addMoved(blocks, labels, shinglesOf(truth), used);
}

/**
 * Labels for a page of which only pieces are known to be in the text, or not to be: 1 and 0 for the blocks that hold them, NaN for all others,
 * from which nothing is learnt.
 */
export function labelByPieces(texts: readonly string[], { with: wanted, without: unwanted }: { with: readonly string[]; without: readonly string[] }): Float64Array {
  const plain = (text: string): string => wordsOf(text).join(' ');
  const [yes, no] = [wanted.map(plain), unwanted.map(plain)];
  return Float64Array.from(texts, (text) => {
    const own = plain(text);
    const holds = (pieces: readonly string[]): boolean => own !== '' && pieces.some((piece) => piece !== '' && (own.includes(piece) || (own.length > 20 && piece.includes(own))));
    const [isIn, isOut] = [holds(yes), holds(no)];
    return isIn === isOut ? Number.NaN : Number(isIn);
  });
}

function addAll(into: Map<string, number>, from: Map<string, number>): void {
  for (const [key, count] of from) into.set(key, (into.get(key) ?? 0) + count);
}

/** Blocks of the body that stand in another order on the page: their shingles are true ones that nothing else has used up. */
function addMoved(blocks: string[][], labels: Float64Array, truth: Map<string, number>, used: Map<string, number>): Float64Array {
  blocks.forEach((words, index) => {
    if (words.length < 6 || (labels[index] as number) >= 0.5) return;
    const own = shinglesOf(words);
    let found = 0;
    for (const key of own.keys()) if ((truth.get(key) ?? 0) > (used.get(key) ?? 0)) found += 1;
    if (found / own.size < 0.7) return;
    labels[index] = 1;
    addAll(used, own);
  });
  return labels;
}

/** Best alignment in order, equal words counting one each, a run costing OPEN. @returns a flag per page word */
function align(page: readonly string[], truth: readonly string[]): Uint8Array {
  const ids = new Map<string, number>();
  const idOf = (word: string): number => {
    if (!ids.has(word)) ids.set(word, ids.size);
    return ids.get(word) as number;
  };
  const t = Int32Array.from(truth, idOf);
  const p = Int32Array.from(page, idOf);
  const n = t.length;
  const trace = new Uint8Array(p.length * n);
  let run = new Float32Array(n + 1).fill(-1e9);
  let best = new Float32Array(n + 1);
  for (let i = 0; i < p.length; i += 1) {
    const nextRun = new Float32Array(n + 1).fill(-1e9);
    const nextBest = new Float32Array(n + 1);
    for (let j = 1; j <= n; j += 1) {
      let mark = 0;
      if (p[i] === t[j - 1]) {
        const go = run[j - 1] as number;
        const open = (best[j - 1] as number) - OPEN;
        nextRun[j] = 1 + Math.max(go, open);
        mark = go >= open ? 1 : 2;
      }
      const up = best[j] as number;
      const left = nextBest[j - 1] as number;
      const here = nextRun[j] as number;
      nextBest[j] = Math.max(up, left, here);
      trace[i * n + j - 1] = mark | ((here >= up && here >= left ? 1 : up >= left ? 2 : 3) << 2);
    }
    run = nextRun;
    best = nextBest;
  }
  return follow(trace, p.length, n);
}

function follow(trace: Uint8Array, length: number, n: number): Uint8Array {
  const matched = new Uint8Array(length);
  let [i, j, inRun] = [length - 1, n - 1, false];
  while (i >= 0 && j >= 0) {
    const cell = trace[i * n + j] as number;
    const step = inRun ? 1 : cell >> 2;
    if (step === 1) {
      matched[i] = 1;
      inRun = (cell & 3) === 1;
      i -= 1;
      j -= 1;
    } else if (step === 2) i -= 1;
    else j -= 1;
  }
  return matched;
}
