import { addBoxes, addEchoes, addNeighbours, addPlace, addPosition, addText } from './block.ts';
import type { PageContext } from './context.ts';
import { BoxVerdicts, type Lexicon, type Verdict } from './lexicon.ts';
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

/** The features by which the first round judges each block; a wider row leaves room for the second round's. */
export function firstFeatures(context: PageContext, lexicon: Lexicon, columns = FIRST_COLUMNS): Matrix {
  const { blocks } = context.page;
  const values = new Float32Array(blocks.length * columns);
  for (const block of blocks) {
    const row = new Row(values, block.index * columns);
    addText(row, block);
    addPlace(row, block, context);
    addBoxes(row, block, context);
    addPosition(row, block, context);
    addEchoes(row, block, context);
    addNeighbours(row, block, context);
  }
  addVerdicts(values, columns, PLAIN_COLUMNS, context, lexicon);
  return { values, rows: blocks.length, columns };
}

/** What the lexicon says about each block, from column `from` on. Apart, since fitting judges by another lexicon for each fold. */
export function addVerdicts(values: Float32Array, columns: number, from: number, context: PageContext, lexicon: Lexicon): void {
  const { blocks } = context.page;
  const verdicts = new BoxVerdicts(lexicon);
  const text = blocks.map((block) => verdicts.textOf(block));
  const none: Verdict = { sum: 0, least: 0, most: 0 };
  for (const block of blocks) {
    const row = new Row(values, block.index * columns + from);
    const own = verdicts.nearOf(block.box);
    const parent = block.box.parent ? verdicts.nearOf(block.box.parent) : none;
    const far = verdicts.farOf(block.box.parent?.parent ?? null);
    const here = text[block.index] as Verdict;
    row.add(own.sum, own.least, own.most, parent.sum, parent.least, parent.most, far.sum, far.least, far.most);
    row.add(here.sum, here.least, here.most, own.sum + parent.sum + far.sum + here.sum);
    row.add(text[block.index - 1]?.sum ?? 0, text[block.index + 1]?.sum ?? 0, text[block.index - 2]?.sum ?? 0);
  }
}
