import type { Block, Box } from '../blocks.ts';
import type { PageContext } from './context.ts';
import { ratio, Row } from './row.ts';

/** Columns that the first round's verdicts on a block and its surroundings take. */
export const ECHO_COLUMNS = 32;

interface Mass {
  words: number;
  good: number;
}

/**
 * Writes the second round's own columns, from column `from` on: what the first round thought of the block, its neighbours,
 * its siblings, and the blocks in like places. They let a block follow the company it stands in.
 */
export function addEchoesOfFirst(values: Float32Array, columns: number, from: number, context: PageContext, verdicts: Float64Array, judged: readonly Block[] = context.page.blocks): void {
  const { blocks } = context.page;
  const n = blocks.length;
  const good = new Float64Array(n + 1);
  const sure = new Float64Array(n + 1);
  const alike: Mass[] = [];
  for (const block of blocks) {
    const mass = block.counts.words * (verdicts[block.index] as number);
    good[block.index + 1] = (good[block.index] as number) + mass;
    sure[block.index + 1] = (sure[block.index] as number) + Number((verdicts[block.index] as number) > 0.5);
    const entry = (alike[signatureOf(context, block.index)] ??= { words: 0, good: 0 });
    entry.words += block.counts.words;
    entry.good += mass;
  }
  const distance = distances(context, verdicts);
  judged.forEach((block, index) => {
    const at = block.index;
    const row = new Row(values, index * columns + from);
    row.put(verdicts[at] as number);
    for (const offset of NEAR) row.put(verdicts[at + offset] ?? -1);
    const own = block.counts.words * (verdicts[at] as number);
    let box: Box | null = block.box;
    for (let step = 0; step < 4; step += 1, box = box?.parent ?? null) addShare(row, context, good, box, block.counts.words, own);
    const like = alike[signatureOf(context, at)] as Mass;
    row.put(ratio(like.good - own, like.words - block.counts.words)).put(like.good - own);
    for (const reach of REACHES) {
      const [a, b] = [Math.max(0, at - reach), Math.min(n, at + reach + 1)];
      row.put(ratio((good[at] as number) - (good[a] as number), (context.words[at] as number) - (context.words[a] as number)));
      row.put(ratio((good[b] as number) - (good[at + 1] as number), (context.words[b] as number) - (context.words[at + 1] as number)));
    }
    const all = good[n] as number;
    row.put(all).put(ratio(good[at] as number, all)).put(ratio(all - (good[at + 1] as number), all)).put(sure[n] as number);
    row.put(distance.before[at] as number).put(distance.after[at] as number);
    row.put(all > 0 ? ratio(block.counts.words, all) : -1);
  });
}

const NEAR = [-4, -3, -2, -1, 1, 2, 3, 4];
const REACHES = [3, 8, 20];

function signatureOf(context: PageContext, at: number): number {
  return (context.signatures[at] as PageContext['signatures'][number]).index;
}

/** The share of good words in a box without the block itself, and how many they are. */
function addShare(row: Row, context: PageContext, good: Float64Array, box: Box | null, words: number, own: number): void {
  if (!box) {
    row.put(-1).put(-1);
    return;
  }
  const others = (context.words[box.end] as number) - (context.words[box.first] as number) - words;
  const mass = (good[box.end] as number) - (good[box.first] as number) - own;
  row.put(others > 0 ? mass / others : -1).put(ratio(mass, good.at(-1) as number));
}

/** Words between each block and the nearest good long block before and after it. */
function distances(context: PageContext, verdicts: Float64Array): { before: Float64Array; after: Float64Array } {
  const { blocks } = context.page;
  const before = new Float64Array(blocks.length).fill(9_999);
  const after = new Float64Array(blocks.length).fill(9_999);
  const isAnchor = (at: number): boolean => (verdicts[at] as number) > 0.6 && (blocks[at]?.counts.words ?? 0) >= 12;
  let far = 9_999;
  for (let at = 0; at < blocks.length; at += 1) {
    before[at] = far;
    far = isAnchor(at) ? 0 : far + (blocks[at]?.counts.words ?? 0);
  }
  far = 9_999;
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    after[at] = far;
    far = isAnchor(at) ? 0 : far + (blocks[at]?.counts.words ?? 0);
  }
  return { before, after };
}
