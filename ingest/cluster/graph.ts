import { Blocks } from './blocks.ts';
import { compare } from './compare.ts';
import type { Entry } from './entry.ts';
import { termsOf, toEntry } from './entry.ts';
import { Families } from './families.ts';
import type { Signature } from './types.ts';
import { Vocabulary } from './vocabulary.ts';

/** Headlines over one text that are told apart. */
const HEADLINES = 20;
/**
 * Candidates in the same script that a text is compared with. Among 20, 40 and 80 of them were 94, 95 and 96 % of the pairs of one event in American local news, and 50, 61 and
 * 70 % in Syrian posts, where events have up to 45 reports each.
 */
export const COMPARED = 60;

/** Texts and the pairs worth a thought. Copies are one node; walls are none. */
export interface Graph {
  /** For each text the place of its family's first text. */
  family: number[];
  /** For each text its node, or −1 for walls. */
  node: number[];
  nodes: number;
  /** For each node the day it tells of, or else was published on, since 1970; null where neither is known. */
  days: (number | null)[];
}

/** Receives two nodes and what comparing them showed, in the order of `FEATURES`. */
export type TakePair = (a: number, b: number, features: Float64Array) => void;

/**
 * Reads all texts first, so that every word's rarity is known, then compares each with those that share rare words. Pairs are handed out one by one: all their
 * features together would not fit into memory.
 */
export function buildGraph(signatures: Signature[], background: Record<string, number>, take: TakePair): Graph {
  const vocabulary = new Vocabulary(background);
  const entries = signatures.map((signature) => toEntry(signature, vocabulary));
  for (const entry of entries) vocabulary.count(termsOf(entry));
  vocabulary.reweigh();
  const families = new Families();
  const family = entries.map((entry, place) => families.add(place, entry));
  const { node, firsts } = toNodes(entries);
  comparePairs(firsts, vocabulary, take);
  return { family, node, nodes: firsts.length, days: firsts.map(dayOf) };
}

/** The day that a text tells of, or else was published on; null where neither is known. */
export function dayOf({ eventDay, published }: Entry): number | null {
  return eventDay ?? published;
}

/** Texts that are equal, under headlines that do not disagree, are one node, so that thousands of copies cost no comparisons. */
function toNodes(entries: Entry[]): { node: number[]; firsts: Entry[] } {
  const firsts: Entry[] = [];
  const byText = new Map<string, number[]>();
  const node = entries.map((entry) => {
    if (entry.wall) return -1;
    const same = byText.get(entry.exact) ?? [];
    byText.set(entry.exact, same);
    const known = same.find((place) => headingsAgree(entry, firsts[place]!));
    if (known !== undefined) return known;
    if (same.length < HEADLINES) same.push(firsts.length);
    return firsts.push(entry) - 1;
  });
  return { node, firsts };
}

/**
 * Boilerplate that an extractor took for the article stands under the headlines of many events. Headlines agree where one has a third of the other's words,
 * or is missing.
 */
export function headingsAgree(a: Entry, b: Entry): boolean {
  const [small, large] = a.heading.ids.length <= b.heading.ids.length ? [a.heading.ids, b.heading.ids] : [b.heading.ids, a.heading.ids];
  if (small.length === 0) return true;
  return small.filter((id) => large.includes(id)).length * 3 >= small.length;
}

/** A pair is compared where either text is among the other's candidates. */
function comparePairs(entries: Entry[], vocabulary: Vocabulary, take: TakePair): void {
  const blocks = new Blocks(vocabulary);
  entries.forEach((entry, place) => blocks.add(place, entry));
  const candidates = entries.map((entry, place) => new Set(blocks.find(entry, COMPARED + 1).filter((other) => other !== place)));
  candidates.forEach((others, a) => {
    for (const b of others) if (a < b || !candidates[b]!.has(a)) take(a, b, compare(entries[a]!, entries[b]!, vocabulary));
  });
}
