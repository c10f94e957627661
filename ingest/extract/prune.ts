import type { Block, Box } from './blocks.ts';
import { findDate } from './dates/read.ts';
import { elementsOf } from './facts.ts';
import { plainOf } from './features/plain.ts';
import { MARK } from './features/marks.ts';
import { labelOfBox } from './features/tokens.ts';
import { BY } from './metadata/byline.ts';

/** What the weights can't see: takes headline, datelines, repetitions, overlays, links to elsewhere and headings of nothing out of the chosen blocks. */
export function prune(chosen: Block[], titleAt: number): Block[] {
  const shown = withoutShouts(withoutOverlays(chosen));
  return withoutLoneHeadings(withoutRepeats(withoutDateline(withoutTitle(withoutWayOut(shown), titleAt))));
}

/** The headline above the text is not the text's beginning. */
function withoutTitle(chosen: Block[], titleAt: number): Block[] {
  return chosen.length > 1 && chosen[0]?.index === titleAt ? chosen.slice(1) : chosen;
}

const LAST_LINK = 5;

/** Short links after the last sentence lead on to other pages. */
function withoutWayOut(chosen: Block[]): Block[] {
  let end = chosen.length;
  while (end > 1 && isLink(chosen[end - 1] as Block)) end -= 1;
  return end === chosen.length ? chosen : chosen.slice(0, end);
}

function isLink({ counts: { words, linkWords } }: Block): boolean {
  return words <= LAST_LINK && linkWords >= words;
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

/** Links in capitals between paragraphs lead to other stories. */
function withoutShouts(chosen: Block[]): Block[] {
  return chosen.filter(({ counts: { words, linkWords, letters, upper } }) => !(words >= 5 && linkWords >= words && upper > letters * 0.8));
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

/** Words that make an article by themselves, whatever else was taken: of these a quarter may be left, else half. */
const ENOUGH = 80;
/** Words that make a short notice: readers' comments may be many times as long. */
const NOTICE = 40;

/** Consent dialogs, pop-ups and what class names call hidden, unless most of the text stands there; and what readers wrote under an article. */
function withoutOverlays(chosen: Block[]): Block[] {
  const shown = outside(chosen, MARK.overlay);
  const left = words(shown) * (words(shown) >= ENOUGH ? 4 : 2) > words(chosen) ? shown : chosen;
  const written = outside(left, MARK.comments);
  return words(written) >= NOTICE || words(written) * 2 > words(left) ? written : left;
}

function words(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.counts.words, 0);
}

/** The blocks that stand in no box whose name bears the mark. */
function outside(blocks: readonly Block[], mark: number): Block[] {
  const known = new Map<Box, boolean>();
  return blocks.filter((block) => !isWithin(block.box, mark, known));
}

function isWithin(box: Box | null, mark: number, known: Map<Box, boolean>): boolean {
  if (!box) return false;
  let within = known.get(box);
  if (within === undefined) {
    within = (box.tag !== 'body' && box.tag !== 'html' && (labelOfBox(box).marks & mark) !== 0) || isWithin(box.parent, mark, known);
    known.set(box, within);
  }
  return within;
}

/** Words from which on a block is told again rather than alike by chance, and what a block of several others must have. */
const LONG = 12;
const HUGE = 150;

/** Pages carry their article twice now and then: as paragraphs and in one lump, or in a narrow and a wide column. */
function withoutRepeats(chosen: Block[]): Block[] {
  const texts = chosen.map((block) => (block.counts.words >= LONG ? plainOf(block) : ''));
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
