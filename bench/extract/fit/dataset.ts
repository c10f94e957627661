import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cutBlocks } from '../../../ingest/extract/blocks.ts';
import { contextOf, type PageContext } from '../../../ingest/extract/features/context.ts';
import { readLexicon } from '../../../ingest/extract/features/lexicon.ts';
import { FIRST_COLUMNS, firstFeatures } from '../../../ingest/extract/features/page.ts';
import { gatherFacts } from '../../../ingest/extract/facts.ts';
import { chooseTitle } from '../../../ingest/extract/metadata/title.ts';
import { parsePage } from '../../../ingest/extract/parse.ts';
import { wordsOf } from '../measure.ts';
import type { BenchPage } from '../pages.ts';
import { foldOf } from './folds.ts';
import { labelBlocks, labelByPieces } from './labels.ts';
import { Vocabulary, type Worded } from './lexicon.ts';

export interface FitPage {
  page: BenchPage;
  context: PageContext;
  /** The page's rows: from `first` on, one a block. */
  first: number;
  fold: number;
}

/** All blocks of all pages with what is known of them. */
export interface Dataset {
  pages: FitPage[];
  rows: number;
  /** First-round features, FIRST_COLUMNS a row; the lexicon's columns are filled in for each fold. */
  features: Float32Array;
  labels: Float32Array;
  weights: Float32Array;
  folds: Uint8Array;
  /** Rows that are fitted on: all that matter, and a part of the short ones that don't. */
  worth: Uint8Array;
  worded: Worded[];
  vocabulary: Vocabulary;
}

const NO_WORDS = { words: '', weights: [] };
const NO_LEXICON = readLexicon({ near: NO_WORDS, far: NO_WORDS, text: NO_WORDS });

export function buildDataset(pages: readonly BenchPage[]): Dataset {
  const bySite = [...pages].sort((a, b) => (a.site < b.site ? -1 : a.site > b.site ? 1 : 0));
  const setSizes = new Map<string, number>();
  for (const page of pages) setSizes.set(page.set, (setSizes.get(page.set) ?? 0) + 1);
  const vocabulary = new Vocabulary();
  const built: FitPage[] = [];
  const parts: { features: Float32Array; labels: Float64Array; weights: Float64Array; worded: Worded[]; fold: number }[] = [];
  let rows = 0;
  for (const page of bySite) {
    const context = contextFor(page);
    const { blocks } = context.page;
    const fold = foldOf(page.site);
    const emphasis = Math.min(2, Math.sqrt(300 / (setSizes.get(page.set) ?? 300)));
    parts.push({
      features: firstFeatures(context, NO_LEXICON).values, labels: page.body ? labelsOf(page, blocks.map((block) => block.text)) : labelByPieces(blocks.map((block) => block.text), page),
      weights: weightsOf(context, page.body ?? '', emphasis), worded: blocks.map((block) => ({ tokens: vocabulary.tokensOf(block), site: page.site })), fold,
    });
    built.push({ page, context, first: rows, fold });
    rows += blocks.length;
    release(context);
  }
  return merge(built, parts, rows, vocabulary);
}

function merge(pages: FitPage[], parts: { features: Float32Array; labels: Float64Array; weights: Float64Array; worded: Worded[]; fold: number }[], rows: number, vocabulary: Vocabulary): Dataset {
  const data: Dataset = {
    pages, rows, features: new Float32Array(rows * FIRST_COLUMNS), labels: new Float32Array(rows), weights: new Float32Array(rows),
    folds: new Uint8Array(rows), worth: new Uint8Array(rows), worded: parts.flatMap((part) => part.worded), vocabulary,
  };
  parts.forEach((part, index) => {
    const { first, context: { page } } = pages[index] as FitPage;
    data.features.set(part.features, first * FIRST_COLUMNS);
    for (let row = 0; row < part.labels.length; row += 1) {
      const label = part.labels[row] as number;
      data.labels[first + row] = Number.isNaN(label) ? 0 : label;
      data.weights[first + row] = Number.isNaN(label) ? 0 : (part.weights[row] as number);
      data.folds[first + row] = part.fold;
      data.worth[first + row] = Number(!Number.isNaN(label) && (label > 0 || isKept(page, row)));
    }
  });
  return data;
}

/** Nine tenths of all blocks are short ones of navigation, much alike: every third of them is enough to learn them by. */
function isKept(page: PageContext['page'], row: number): boolean {
  const { words, linkWords } = (page.blocks[row] as PageContext['page']['blocks'][number]).counts;
  return words > 8 || linkWords < words || row % 3 === 0;
}

export function contextFor(page: BenchPage): PageContext {
  const document = parsePage(page.html);
  const facts = gatherFacts(document);
  return contextOf(cutBlocks(document), facts, chooseTitle(facts));
}

/** Labels cost a minute for all sets: they are kept for as long as the page's blocks stay the same. */
function labelsOf(page: BenchPage, texts: string[]): Float64Array {
  const folder = join(tmpdir(), 'desk-bench-extract', 'labels');
  const file = join(folder, createHash('sha256').update([page.set, page.id, page.body ?? '', ...texts].join('\u0000')).digest('hex'));
  if (existsSync(file)) return Float64Array.from(JSON.parse(readFileSync(file, 'utf8')) as (number | null)[], (label) => label ?? Number.NaN);
  const labels = labelBlocks(texts, page.body ?? '');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify([...labels]));
  return labels;
}

/** Of an article whose whole text nobody wrote down. */
const USUAL_WORDS = 600;

/** A block weighs what its words do to the page's precision or recall, and a little for itself. */
function weightsOf(context: PageContext, body: string, emphasis: number): Float64Array {
  const whole = (body === '' ? USUAL_WORDS : wordsOf(body).length) + 60;
  return Float64Array.from(context.page.blocks, (block) => (emphasis * (Math.min(block.counts.words, 250) + 0.7)) / whole);
}

/** Lets go of the tree's texts; boxes keep their elements for tag and class. */
function release(context: PageContext): void {
  for (const box of context.page.boxes) {
    box.element.children = [];
    box.element.prev = null;
    box.element.next = null;
    box.element.parent = null;
  }
}
