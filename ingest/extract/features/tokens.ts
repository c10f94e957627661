import type { Element } from 'domhandler';
import type { Block, Box } from '../blocks.ts';

/** The words that a page's makers gave an element: out of class, id, role and the like, split at case and punctuation, without digits. */
export function boxTokens(element: Element): readonly string[] {
  const { attribs } = element;
  let label = attribs['class'] ?? '';
  for (const name of NAMING) {
    const value = attribs[name];
    if (value !== undefined) label += label === '' ? value : ` ${value}`;
  }
  if (label === '') return NONE;
  if (label.length > MAX_LABEL) label = label.slice(0, MAX_LABEL);
  const known = cache.get(label);
  if (known) return known;
  if (cache.size > MAX_CACHE) cache.clear();
  const tokens = split(label);
  cache.set(label, tokens);
  return tokens;
}

/** Of a box, worked out once: features, byline and pruning all ask. */
export function tokensOf(box: Box): readonly string[] {
  return (box.tokens ??= boxTokens(box.element));
}

/** Attributes besides `class` that name what an element is for. */
const NAMING = ['id', 'role', 'itemprop', 'data-component', 'data-testid', 'data-module'];
const NONE: readonly string[] = [];
const MAX_LABEL = 200;
const MAX_CACHE = 1_000;
/** Only saves work: the same label always gives the same words. */
const cache = new Map<string, readonly string[]>();

function split(label: string): string[] {
  const tokens = new Set<string>();
  for (const name of label.split(/\s+/)) {
    const parts = name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase().split(/[^a-z]+/).filter((part) => part.length > 1 && part.length < 20);
    for (const part of parts) tokens.add(part);
    for (let at = 1; at < parts.length; at += 1) tokens.add(`${parts[at - 1]}-${parts[at]}`);
  }
  return [...tokens].slice(0, 24);
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
  const marked = words.length === 1 ? [words[0] as string] : [...new Set(words)];
  marked.push(`^${words[0]}`);
  if (words[1] !== undefined) marked.push(`^${words[0]} ${words[1]}`);
  marked.push(`${words.at(-1)}$`);
  if (words.length <= 3) marked.push(`=${words.join(' ')}`);
  return marked;
}
