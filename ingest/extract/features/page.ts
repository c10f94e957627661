import type { Block } from '../blocks.ts';
import { addBoxes, addCounts, addEchoes, addNeighbours, addPlace, addPosition } from './block.ts';
import { BoxLooks } from './boxes.ts';
import type { PageContext } from './context.ts';
import { BoxVerdicts, type Lexicon, type Verdict } from './lexicon.ts';
import { addLook, endsSentence } from './look.ts';
import { Row } from './row.ts';

/** Features of all blocks of a page, row after row. */
export interface Matrix {
  values: Float32Array;
  rows: number;
  columns: number;
}

/** Columns that a block's own look, place and neighbours take; the lexicon's follow them. */
export const PLAIN_COLUMNS = 157;
export const LEXICON_COLUMNS = 16;
export const FIRST_COLUMNS = PLAIN_COLUMNS + LEXICON_COLUMNS;

/**
 * Whether a block is worth a judgement. Half of all blocks are not: links of up to eight words in navigation and lists, none of
 * which belonged to a body on 154 pages looked at (16,319 of 31,662 blocks).
 */
export function isWorthJudging(block: Block): boolean {
  const { words, linkWords } = block.counts;
  return !(block.box.aside && words <= 8 && linkWords >= words);
}

/** The features by which the first round judges the named blocks, a row each in their order; a wider row leaves room for the second round's. */
export function firstFeatures(context: PageContext, lexicon: Lexicon, columns = FIRST_COLUMNS, judged: readonly Block[] = context.page.blocks): Matrix {
  const values = new Float32Array(judged.length * columns);
  const looks = new BoxLooks(context);
  const endSentences = Uint8Array.from(context.page.blocks, (block) => Number(endsSentence(block.text)));
  judged.forEach((block, at) => {
    const row = new Row(values, at * columns);
    addCounts(row, block);
    addLook(row, block, endSentences[block.index] === 1);
    addPlace(row, block, looks, context.maxDepth);
    addBoxes(row, block, looks, context);
    addPosition(row, block, context);
    addEchoes(row, block, context);
    addNeighbours(row, block, context, endSentences);
  });
  addVerdicts(values, columns, PLAIN_COLUMNS, context, lexicon, judged);
  return { values, rows: judged.length, columns };
}

const NONE: Verdict = { sum: 0, least: 0, most: 0 };

/** What the lexicon says about each block, from column `from` on. Apart, since fitting judges by another lexicon for each fold. */
export function addVerdicts(values: Float32Array, columns: number, from: number, context: PageContext, lexicon: Lexicon, judged: readonly Block[] = context.page.blocks): void {
  const { blocks } = context.page;
  const verdicts = new BoxVerdicts(lexicon, context.page.boxes.length);
  const texts: (Verdict | undefined)[] = [];
  const textOf = (at: number): Verdict => {
    const block = blocks[at];
    return block ? (texts[at] ??= verdicts.textOf(block)) : NONE;
  };
  judged.forEach((block, index) => {
    const at = block.index;
    const row = new Row(values, index * columns + from);
    const own = verdicts.nearOf(block.box);
    const parent = block.box.parent ? verdicts.nearOf(block.box.parent) : NONE;
    const far = verdicts.farOf(block.box.parent?.parent ?? null);
    const here = textOf(at);
    for (const { sum, least, most } of [own, parent, far, here]) row.put(sum).put(least).put(most);
    row.put(own.sum + parent.sum + far.sum + here.sum).put(textOf(at - 1).sum).put(textOf(at + 1).sum).put(textOf(at - 2).sum);
  });
}
