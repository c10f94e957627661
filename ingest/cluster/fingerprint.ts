import { conceptsIn } from './concepts.ts';
import { isWall } from '../suggest/relevance/walls.ts';
import type { Gazetteer } from '../suggest/where/gazetteer.ts';
import { loadGazetteer } from '../suggest/where/load.ts';
import { daysTold, readDay } from './days.ts';
import { fold, mendBrokenWords } from './fold.ts';
import { hashText } from './hash.ts';
import { meansIn } from './means.ts';
import { numbersIn, tolls } from './numbers.ts';
import { bare } from './shell.ts';
import { sketch, sketchKeys } from './shingles.ts';
import { settingOf } from './sites.ts';
import { skeleton } from './skeleton.ts';
import type { Report, Signature } from './types.ts';
import { placeWords } from './where.ts';
import { readWords } from './words.ts';
import type { Word } from './words.ts';

export const SIGNATURE_VERSION = 1;

/** What lies behind is passed over: a limit on time, in UTF-16 code units. */
const TEXT_LIMIT = 60_000;
const TITLE_LIMIT = 400;
/** Reports tell who, where and when at the start; what follows is background and other stories. */
const LEAD_WORDS = 120;
const BODY_WORDS = 600;
const ARABIC_LETTER = /[\u0621-\u064a]/;
const ARABIC_LETTERS = /[\u0621-\u064a]/g;
const LETTERS = /\p{L}/gu;
const MOST = { terms: 300, pairs: 240, names: 60, skeletons: 120 };

/** Reads a text once and keeps what comparing it needs. Never throws; linear in the length up to `TEXT_LIMIT`. */
export function fingerprint(report: Omit<Report, 'id'>, gazetteer: Gazetteer = loadGazetteer()): Signature {
  const shelled = bare((report.title ?? '').slice(0, TITLE_LIMIT), mendBrokenWords(report.text.slice(0, TEXT_LIMIT)));
  const title = mendBrokenWords(shelled.title);
  const published = readDay(report.publishedAt) ?? readDay(shelled.posted);
  const titleWords = readWords(title, 60);
  const body = readWords(shelled.text, TEXT_LIMIT);
  const plain = body.map((word) => word.plain);
  const near = body.slice(0, LEAD_WORDS);
  const lead = fold(`${title}\n${shelled.text.slice(0, (near.at(-1)?.at ?? 0) + 20)}`);
  return {
    version: SIGNATURE_VERSION,
    wall: isWall(plain.join(' '), plain.length),
    exact: exactHash(plain),
    shingles: sketch(plain),
    ...bagOf(titleWords, near, body.slice(LEAD_WORDS, BODY_WORDS)),
    places: placeWords([...titleWords, ...near]),
    skeletons: skeletonsOf([...titleWords, ...near]),
    concepts: conceptsIn(lead),
    numbers: numbersIn([...titleWords, ...body.slice(0, BODY_WORDS)]),
    ...daysTold(lead, published),
    published,
    ...settingOf(title, shelled.text, published, gazetteer),
    means: meansIn(lead),
    ...tolls([...titleWords, ...near]),
    arabic: arabicShare(lead),
  };
}

function exactHash(plain: string[]): string {
  const joined = plain.join(' ');
  return [hashText(joined), hashText(joined, 0x1b873593)].map((half) => half.toString(16).padStart(8, '0')).join('');
}

function bagOf(title: Word[], lead: Word[], rest: Word[]): Pick<Signature, 'terms' | 'counts' | 'lead' | 'heading' | 'pairs' | 'names'> {
  const counts = new Map<string, number>();
  const take = (words: Word[]): number => {
    for (const { term } of words) if (term !== '') counts.set(term, (counts.get(term) ?? 0) + 1);
    return Math.min(counts.size, MOST.terms);
  };
  const heading = take(title);
  const leading = take(lead);
  take(rest);
  const all = [...title, ...lead, ...rest];
  const names = new Set(all.filter((word) => word.name).map((word) => word.term));
  return {
    terms: [...counts.keys()].slice(0, MOST.terms),
    counts: [...counts.values()].slice(0, MOST.terms),
    heading, lead: leading,
    pairs: [...pairsOf([title, lead, rest])].slice(0, MOST.pairs),
    names: [...names].slice(0, MOST.names),
  };
}

function pairsOf(parts: Word[][]): Set<string> {
  const pairs = new Set<string>();
  for (const words of parts) {
    for (let i = 1; i < words.length; i += 1) {
      const [before, here] = [words[i - 1]!, words[i]!];
      if (before.term !== '' && here.term !== '') pairs.add(`${before.term} ${here.term}`);
    }
  }
  return pairs;
}

/** Arabic marks no names, so all its words give skeletons; the rare ones among them will count. */
function skeletonsOf(words: Word[]): string[] {
  const places = new Set(placeWords(words));
  const found = new Set<string>();
  for (const word of words) {
    if (word.term === '' || /\d/.test(word.plain)) continue;
    const isPlace = places.has(word.term);
    if (!isPlace && !word.name && !ARABIC_LETTER.test(word.plain)) continue;
    const bones = skeleton(word.plain, isPlace ? 2 : 3);
    if (bones !== '') found.add(bones);
  }
  return [...found].slice(0, MOST.skeletons);
}

function arabicShare(text: string): number {
  const letters = text.match(LETTERS)?.length ?? 0;
  return letters === 0 ? 0 : (text.match(ARABIC_LETTERS)?.length ?? 0) / letters;
}

/**
 * Keys under which a store finds copies of a text: equal keys = worth comparing. 64-bit signed, for a `bigint[]` column with an index: the
 * sampled shingles and, first, the hash of the whole text.
 */
export function familyKeys(signature: Signature): bigint[] {
  return [BigInt.asIntN(64, BigInt(`0x${signature.exact}`)), ...sketchKeys(signature.shingles).map(BigInt)];
}
