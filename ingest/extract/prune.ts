import type { Block, Box } from './blocks.ts';
import { findDate } from './dates/read.ts';
import { elementsOf } from './facts.ts';
import { plain } from './features/context.ts';
import { boxTokens } from './features/tokens.ts';
import { BY } from './metadata/byline.ts';

/** What the weights can't see: takes datelines, repetitions, overlays and headings of nothing out of the chosen blocks. */
export function prune(chosen: Block[]): Block[] {
  return withoutLoneHeadings(withoutRepeats(withoutOverlays(withoutDateline(chosen))));
}

const HEAD_LINES = 3;
const SHORT_LINE = 8;

/** Lines of date and byline that stand before the first sentence, and were taken for text, go. */
function withoutDateline(chosen: Block[]): Block[] {
  let from = 0;
  while (from < HEAD_LINES && from < chosen.length - 1 && isDateline(chosen[from] as Block)) from += 1;
  return from === 0 ? chosen : chosen.slice(from);
}

function isDateline(block: Block): boolean {
  const { words, digits } = block.counts;
  if (words > SHORT_LINE) return false;
  return BY.test(block.text) || (digits >= 3 && findDate(block.text, {}) !== null);
}

const ASKS = new Set(['form', 'input', 'button']);

/** A heading that stands with a form or button, and nothing else of whose box was taken, heads an invitation to subscribe or the like. */
function withoutLoneHeadings(chosen: Block[]): Block[] {
  return chosen.filter((block, at) => {
    const around = block.box.parent;
    if (!/^h[2-6]$/.test(block.box.tag) || !around || around.end - around.first < 2) return true;
    const isWithin = (other: Block | undefined): boolean => other !== undefined && other.index >= around.first && other.index < around.end;
    return isWithin(chosen[at - 1]) || isWithin(chosen[at + 1]) || ![...elementsOf(around.element)].some((element) => ASKS.has(element.name));
  });
}

const OVERLAY = new Set(['hidden', 'cookie', 'cookies', 'consent', 'gdpr', 'ccpa', 'onetrust', 'privacy', 'modal', 'dialog', 'alertdialog', 'popup', 'lightbox', 'offscreen', 'visually-hidden', 'sr-only']);

/** Consent dialogs, pop-ups and what class names call hidden, unless most of the text stands there. */
function withoutOverlays(chosen: Block[]): Block[] {
  const known = new Map<Box, boolean>();
  const left = chosen.filter((block) => !isOverlay(block.box, known));
  const words = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + block.counts.words, 0);
  return words(left) * 2 > words(chosen) ? left : chosen;
}

function isOverlay(box: Box | null, known: Map<Box, boolean>): boolean {
  if (!box) return false;
  let overlay = known.get(box);
  if (overlay === undefined) {
    overlay = (box.tag !== 'body' && box.tag !== 'html' && boxTokens(box.element).some((token) => OVERLAY.has(token))) || isOverlay(box.parent, known);
    known.set(box, overlay);
  }
  return overlay;
}

/** Words from which on a block is told again rather than alike by chance, and what a block of several others must have. */
const LONG = 12;
const HUGE = 150;

/** Pages carry their article twice now and then: as paragraphs and in one lump, or in a narrow and a wide column. */
function withoutRepeats(chosen: Block[]): Block[] {
  const texts = chosen.map((block) => (block.counts.words >= LONG ? plain(block.text) : ''));
  const lumps = chosen.map((block, at) => block.counts.words >= HUGE && holdsOthers(texts[at] as string, texts, at));
  const seen = new Set<string>();
  return chosen.filter((_, at) => {
    const text = texts[at] as string;
    if (lumps[at]) return false;
    if (text === '') return true;
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** Whether most of a lump's text stands in other blocks; at most a dozen of them are looked for. */
function holdsOthers(lump: string, texts: readonly string[], at: number): boolean {
  const others = texts.filter((text, index) => index !== at && text !== '' && text.length < lump.length).slice(0, 12);
  return others.length >= 3 && others.filter((text) => lump.includes(text)).length > others.length / 2;
}
