import type { Block } from './blocks.ts';
import type { PageContext } from './features/context.ts';
import { FIRST_COLUMNS, firstFeatures, isWorthJudging } from './features/page.ts';
import { addEchoesOfFirst, ECHO_COLUMNS } from './features/second.ts';
import { logOdds, probability } from './features/trees.ts';
import { chooseBlocks } from './choose.ts';
import { prune } from './prune.ts';
import { weights, type BodyWeights } from './weights.ts';

/** The blocks of the article's body and how likely each block of the page is one. */
export interface ChosenBody {
  blocks: Block[];
  likelihoods: Float64Array;
}

/**
 * Chooses the body's blocks: a first round of boosted trees judges each block by its own look, place and words, a second
 * one by that and by what the first thought of its surroundings. Which likelihood suffices is for the page to say.
 */
export function chooseBody(context: PageContext, using: BodyWeights = weights()): ChosenBody {
  const { blocks } = context.page;
  const columns = FIRST_COLUMNS + ECHO_COLUMNS;
  const judged = blocks.filter(isWorthJudging);
  const { values } = firstFeatures(context, using.lexicon, columns, judged);
  const verdicts = new Float64Array(blocks.length);
  judged.forEach(({ index }, row) => (verdicts[index] = probability(logOdds(using.first, values, row * columns))));
  addEchoesOfFirst(values, columns, FIRST_COLUMNS, context, verdicts, judged);
  const likelihoods = new Float64Array(blocks.length);
  const odds = new Float64Array(blocks.length);
  judged.forEach(({ index }, row) => {
    odds[index] = logOdds(using.second, values, row * columns);
    likelihoods[index] = probability(odds[index] as number);
  });
  return { blocks: prune(chooseBlocks(judged, odds), context.titleAt), likelihoods };
}
