import type { Element } from 'domhandler';
import type { Block, Box } from '../blocks.ts';
import type { Verdict } from './lexicon.ts';
import { marksOf } from './marks.ts';

/** What the makers of a page called an element: out of class, id, role and the like. */
export interface Label {
  /** Its words, split at case and punctuation, without digits. */
  readonly tokens: readonly string[];
  /** MARK's bits (marks.ts). */
  readonly marks: number;
  /** What a lexicon thinks of it, once asked (lexicon.ts): most boxes share their label with others. */
  judged: { by: object; near: Verdict; far: Verdict } | null;
}

export function labelOf(element: Element): Label {
  const { attribs } = element;
  let label = attribs['class'] ?? '';
  for (const name of NAMING) {
    const value = attribs[name];
    if (value !== undefined) label += label === '' ? value : ` ${value}`;
  }
  if (label === '') return NAMELESS;
  if (label.length > MAX_LABEL) label = label.slice(0, MAX_LABEL);
  const known = cache.get(label);
  if (known) return known;
  if (cache.size > MAX_CACHE) cache.clear();
  const tokens = split(label);
  const read = { tokens, marks: marksOf(tokens), judged: null };
  cache.set(label, read);
  return read;
}

/** Of a box, worked out once: features, byline and pruning all ask. */
export function labelOfBox(box: Box): Label {
  return (box.label ??= labelOf(box.element));
}

/** Attributes besides `class` that name what an element is for. */
const NAMING = ['id', 'role', 'itemprop', 'data-component', 'data-testid', 'data-module'];
const NONE: readonly string[] = [];
const NAMELESS: Label = { tokens: NONE, marks: 0, judged: null };
const MAX_LABEL = 200;
const MAX_CACHE = 1_000;
/** Only saves work: the same label always gives the same words. */
const cache = new Map<string, Label>();

const MOST_TOKENS = 24;
const LONGEST_TOKEN = 19;

/** Words of Latin letters and pairs of such as follow each other in one name: `nav-barItem` says nav, bar, item, nav-bar, bar-item. */
function split(label: string): string[] {
  const tokens: string[] = [];
  for (const name of label.split(/\s+/)) splitName(name, tokens);
  return tokens.length > MOST_TOKENS ? tokens.slice(0, MOST_TOKENS) : tokens;
}

function splitName(name: string, tokens: string[]): void {
  const parts: string[] = [];
  let from = -1;
  let wasLower = false;
  for (let at = 0; at <= name.length; at += 1) {
    const code = name.charCodeAt(at);
    const isLower = code >= 0x61 && code <= 0x7a;
    const isUpper = code >= 0x41 && code <= 0x5a;
    if (from >= 0 && (!(isLower || isUpper) || (isUpper && wasLower))) {
      if (at - from > 1 && at - from <= LONGEST_TOKEN) parts.push(name.slice(from, at).toLowerCase());
      from = -1;
    }
    if (from < 0 && (isLower || isUpper)) from = at;
    wasLower = isLower;
  }
  for (const part of parts) addOnce(tokens, part);
  for (let at = 1; at < parts.length; at += 1) addOnce(tokens, `${parts[at - 1]}-${parts[at]}`);
}

function addOnce(tokens: string[], token: string): void {
  if (!tokens.includes(token)) tokens.push(token);
}

/** Longer blocks speak for themselves: their words say nothing about what kind of block they are. */
const MAX_WORDS = 24;
/** A single "word" of megabytes overflows the regular expression's stack. */
const MAX_LENGTH = 2_000;
// eslint-disable-next-line no-control-regex
const ASCII = /^[\u0000-\u007f]*$/;

/** The words of a short block as signs of its kind ("share", "photo"), its first and last words as such. */
export function textTokens(block: Block): readonly string[] {
  if (block.counts.words > MAX_WORDS || block.text.length > MAX_LENGTH) return NONE;
  const lower = block.text.toLowerCase();
  // The same on ASCII, in half the time.
  const words = ASCII.test(lower) ? lower.match(/[a-z]+|\d+|[@|/:]/g) : lower.match(/[\p{L}\p{M}]+|\d+|[©@|/:»›•]/gu);
  if (!words) return NONE;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as string;
    const first = word.charCodeAt(0);
    if (first >= 0x30 && first <= 0x39) words[at] = `#${Math.min(word.length, 5)}`;
  }
  const marked = words.length === 1 ? [words[0] as string] : words.filter((word, at) => words.indexOf(word) === at);
  marked.push(`^${words[0]}`);
  if (words[1] !== undefined) marked.push(`^${words[0]} ${words[1]}`);
  marked.push(`${words.at(-1)}$`);
  if (words.length <= 3) marked.push(`=${words.join(' ')}`);
  return marked;
}
