import type { Block } from './blocks.ts';
import { probability } from './features/trees.ts';

/** What a block counts for besides its words. */
const ITSELF = 0.3;
/** On sites that no fit has seen, log odds are this much smaller than they say. */
const UNSEEN = 0.85;
/** Log odds below which no block is taken, whatever the page. */
const LEAST_ODDS = -2.5;

/**
 * Takes as many of the likeliest blocks as give the best sum of precision and recall to be expected: on a page of sure blocks about those
 * likelier than not, on one where little is sure also less likely ones, since without them the article would be lost.
 * Measured on the same fits, cross-validated: F1 0.9590 instead of 0.9563 by one threshold for all pages, in the mean of five sets; 0.9622 instead
 * of 0.9609 with `UNSEEN`.
 * @param odds log odds by the block's index
 * @returns the blocks taken, in page order
 */
export function chooseBlocks(judged: readonly Block[], odds: Float64Array): Block[] {
  const likeliest = judged.toSorted((a, b) => (odds[b.index] as number) - (odds[a.index] as number));
  const expected = likeliest.map(({ index, counts }) => (counts.words + ITSELF) * probability(UNSEEN * (odds[index] as number)));
  const whole = expected.reduce((sum, mass) => sum + mass, 0);
  let [taken, right, best, count] = [0, 0, 0, 0];
  likeliest.forEach(({ index, counts }, at) => {
    if ((odds[index] as number) < LEAST_ODDS) return;
    taken += counts.words + ITSELF;
    right += expected[at] as number;
    const score = right / taken + right / whole;
    if (score > best) [best, count] = [score, at + 1];
  });
  const last = likeliest[count - 1];
  return last ? judged.filter(({ index }) => (odds[index] as number) >= (odds[last.index] as number)) : [];
}
