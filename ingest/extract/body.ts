import type { Block } from './blocks.ts';
import type { PageContext } from './features/context.ts';
import { FIRST_COLUMNS, firstFeatures } from './features/page.ts';
import { addEchoesOfFirst, ECHO_COLUMNS } from './features/second.ts';
import { logOdds, probability } from './features/trees.ts';
import { weights, type BodyWeights } from './weights.ts';

/** The blocks of the article's body and how likely each block of the page is one. */
export interface ChosenBody {
  blocks: Block[];
  likelihoods: Float64Array;
}

/**
 * Chooses the body's blocks: a first round of boosted trees judges each block by its own look, place and words, a second
 * one by that and by what the first thought of its surroundings. The threshold was fitted with the weights.
 */
export function chooseBody(context: PageContext, using: BodyWeights = weights()): ChosenBody {
  const { blocks } = context.page;
  const columns = FIRST_COLUMNS + ECHO_COLUMNS;
  const { values } = firstFeatures(context, using.lexicon, columns);
  const verdicts = new Float64Array(blocks.length);
  for (let row = 0; row < blocks.length; row += 1) verdicts[row] = probability(logOdds(using.first, values, row * columns));
  addEchoesOfFirst(values, columns, FIRST_COLUMNS, context, verdicts);
  const likelihoods = new Float64Array(blocks.length);
  const chosen: Block[] = [];
  for (const block of blocks) {
    const odds = logOdds(using.second, values, block.index * columns);
    likelihoods[block.index] = probability(odds);
    if (odds > using.threshold) chosen.push(block);
  }
  return { blocks: chosen, likelihoods };
}
