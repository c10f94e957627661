import type { Element } from 'domhandler';
import type { Block } from './blocks.ts';
import { findDate, isoOf, readMachineDate } from './dates/read.ts';
import { elementsOf, textOf, type PageFacts } from './facts.ts';
import { plain, plainOf } from './features/plain.ts';
import type { JsonObject } from './jsonld.ts';
import type { TextEntry } from './types.ts';

/** What stands between the blocks of a text. */
const SEPARATOR = '\n\n';
/** Times and updates that are looked at: live blogs of a whole election night have some hundreds. */
const MOST_TIMES = 2_000;

/**
 * The entries of a live blog: each block belongs to the time that stands with it in the narrowest box, or, where times and texts lie side by
 * side, to the last time before it; where the page shows none, to the update of its own data that begins alike.
 * @param blocks the body's, in page order, as they were joined to the text
 */
export function entriesOf(blocks: readonly Block[], facts: PageFacts): TextEntry[] {
  const shown = shownTimes(facts);
  const told = shown.size === 0 ? toldTimes(facts) : [];
  const order = new Map<Element, number>();
  const root = blocks[0]?.box ?? null;
  if (root && shown.size > 0) for (const element of elementsOf(outermost(root.element))) order.set(element, order.size);
  const holders = timesWithin(shown, order);
  const entries: TextEntry[] = [];
  let start = 0;
  for (const block of blocks) {
    const at = shown.size > 0 ? timeOf(block, holders, order) : timeToldOf(block, told);
    const end = start + block.text.length;
    const last = entries.at(-1);
    if (at !== null && last?.at === at) last.end = end;
    else if (at !== null) entries.push({ at, start, end });
    else if (last && shown.size === 0) last.end = end;
    start = end + SEPARATOR.length;
  }
  return entries;
}

/** `<time>` elements by what they say; those that can't be read are none. */
function shownTimes(facts: PageFacts): Map<Element, string> {
  const times = new Map<Element, string>();
  for (const { element, datetime } of facts.times.slice(0, MOST_TIMES)) {
    const date = (datetime === null ? null : readMachineDate(datetime)) ?? findDate(textOf(element, 200), {});
    if (date) times.set(element, isoOf(date));
  }
  return times;
}

interface Holder {
  element: Element;
  order: number;
  at: string;
}

/** For every element, the times inside it or that it is, in page order. */
function timesWithin(shown: ReadonlyMap<Element, string>, order: ReadonlyMap<Element, number>): Map<Element, Holder[]> {
  const holders = new Map<Element, Holder[]>();
  for (const [element, at] of shown) {
    const holder = { element, order: order.get(element) ?? 0, at };
    for (let around: Element | null = element; around; around = parentOf(around)) {
      const list = holders.get(around);
      if (list) list.push(holder);
      else holders.set(around, [holder]);
    }
  }
  return holders;
}

function timeOf(block: Block, holders: ReadonlyMap<Element, Holder[]>, order: ReadonlyMap<Element, number>): string | null {
  for (let around: Element | null = block.box.element; around; around = parentOf(around)) {
    const inside = holders.get(around);
    if (!inside) continue;
    if (inside.length === 1) return inside[0]?.at ?? null;
    const here = order.get(block.box.element) ?? 0;
    return inside.findLast((holder) => holder.order <= here)?.at ?? null;
  }
  return null;
}

/** JSON-LD's `liveBlogUpdate`: when each was written and how it begins. */
function toldTimes(facts: PageFacts): { at: string; body: string }[] {
  return facts.jsonLd.flatMap((object) => [object['liveBlogUpdate'] ?? []].flat()).slice(0, MOST_TIMES).flatMap((update) => {
    if (typeof update !== 'object' || update === null) return [];
    const { datePublished, articleBody, headline } = update as JsonObject;
    const date = typeof datePublished === 'string' ? readMachineDate(datePublished) : null;
    const body = plain([headline, articleBody].filter((text) => typeof text === 'string').join(' '));
    return date && body !== '' ? [{ at: isoOf(date), body }] : [];
  });
}

/** Shorter texts stand in many updates by chance. */
const LEAST_LETTERS = 20;

function timeToldOf(block: Block, told: readonly { at: string; body: string }[]): string | null {
  const text = plainOf(block).slice(0, 200);
  return text.length < LEAST_LETTERS ? null : (told.find(({ body }) => body.includes(text))?.at ?? null);
}

function outermost(element: Element): Element {
  let top = element;
  for (let around = parentOf(top); around; around = parentOf(around)) top = around;
  return top;
}

function parentOf(element: Element): Element | null {
  const { parent } = element;
  return parent && 'attribs' in parent ? parent : null;
}
