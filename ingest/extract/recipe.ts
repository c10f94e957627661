import { load, type CheerioAPI } from 'cheerio/slim';
import { Element, type Document } from 'domhandler';
import { isSelector, type Recipe } from '../../common/recipe.ts';
import { cutBlocks } from './blocks.ts';
import { findDate, isoOf, readMachineDate } from './dates/read.ts';
import { textOf } from './facts.ts';
import { splitNames, type BylineCandidate } from './metadata/byline.ts';
import type { Candidate } from './metadata/candidates.ts';

/** What a recipe finds, as candidates that win over all others. A selector that finds nothing leaves its field to the rules. */
export interface RecipeCandidates {
  title?: Candidate[];
  byline?: BylineCandidate[];
  published?: Candidate[];
  text?: Candidate[];
}

const RANK = 100;

/** Applies a recipe: takes what it says to remove out of the document, for everything that follows, then reads its fields. */
export function applyRecipe(document: Document, recipe: Recipe): RecipeCandidates {
  const $ = load(document);
  const from = 'recipe';
  for (const selector of recipe.remove ?? []) if (isSelector(selector)) $(selector).remove();
  const title = select($, recipe.title)[0];
  const byline = select($, recipe.byline).flatMap((element) => splitNames(textOf(element, 300))).filter((name) => name !== '');
  const published = select($, recipe.published).map(dateIn).find((date) => date !== null);
  const text = outermost(select($, recipe.body)).flatMap((element) => cutBlocks(element).blocks.map((block) => block.text)).join('\n\n');
  return {
    ...(title && { title: [{ value: textOf(title, 500), from, rank: RANK }] }),
    ...(byline.length > 0 && { byline: [{ names: byline, from, rank: RANK }] }),
    ...(published && { published: [{ value: published, from, rank: RANK }] }),
    ...(text !== '' && { text: [{ value: text, from, rank: RANK }] }),
  };
}

function select($: CheerioAPI, selector: string | undefined): Element[] {
  if (selector === undefined || !isSelector(selector)) return [];
  return $(selector).toArray().filter((node): node is Element => node instanceof Element);
}

function dateIn(element: Element): string | null {
  const machine = element.attribs['datetime'] ?? element.attribs['content'];
  const date = (machine === undefined ? null : readMachineDate(machine)) ?? findDate(textOf(element, 300), {});
  return date && isoOf(date);
}

/** Elements that no other of the list holds, so that no text comes twice. */
function outermost(elements: readonly Element[]): Element[] {
  const all = new Set<unknown>(elements);
  return elements.filter((element) => {
    for (let around = element.parent; around; around = around.parent) if (all.has(around)) return false;
    return true;
  });
}
