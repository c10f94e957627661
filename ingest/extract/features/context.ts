import type { Block, Box, PageBlocks } from '../blocks.ts';
import type { PageFacts } from '../facts.ts';
import { plain } from './plain.ts';
import { sharedWords, type SharedWords } from './shared-words.ts';

/** Characters of one block that are compared with the title: a "word" of megabytes overflows the regular expression's stack. */
const LONGEST_READ = 100_000;

/** What the page as a whole says about its blocks; sums over any element's blocks in constant time. */
export interface PageContext {
  page: PageBlocks;
  words: Float64Array;
  linkWords: Float64Array;
  /** Words of blocks that read like running text. */
  prose: Float64Array;
  isProse: Uint8Array;
  /** The box around which most of the running text stands, and the narrowest ones that hold half and nine tenths of it. */
  root: Box | null;
  halfRoot: Box | null;
  mostRoot: Box | null;
  /** The block that repeats the title; -1 without one. */
  titleAt: number;
  titleWords: ReadonlySet<string>;
  /** Of short blocks: the words that the title and the authors' names have too. */
  shared: SharedWords;
  description: string;
  articleBody: string;
  firstLong: number;
  lastLong: number;
  byText: Map<string, number>;
  /** What each block's box has in common with others like it, by the block's index. */
  signatures: Signature[];
  maxDepth: number;
  /** What kind of page it says it is: see kindOf. */
  kind: readonly number[];
}

/** What blocks at like places (same tag and class, in a like parent) have in common. */
export interface Signature {
  /** Numbered in the order of the page. */
  index: number;
  blocks: number;
  words: number;
  linkWords: number;
  prose: number;
}

const LONG = 20;

export function contextOf(page: PageBlocks, facts: PageFacts, title: string | null): PageContext {
  const { blocks } = page;
  const isProse = Uint8Array.from(blocks, (block) => Number(looksLikeProse(block)));
  const prose = sums(blocks, (block) => (isProse[block.index] ? block.counts.words : 0));
  const titleWords = new Set((title ?? '').slice(0, LONGEST_READ).toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const shared = sharedWords(blocks, titleWords, authorWords(facts));
  return {
    page, isProse, prose,
    words: sums(blocks, (block) => block.counts.words),
    linkWords: sums(blocks, (block) => block.counts.linkWords),
    root: scoredRoot(page, isProse),
    halfRoot: narrowestWith(page, prose, 0.5), mostRoot: narrowestWith(page, prose, 0.9),
    titleAt: titleBlock(blocks, titleWords, shared), titleWords, shared,
    description: plain(facts.meta.get('og:description')?.[0] ?? facts.meta.get('description')?.[0] ?? ''),
    articleBody: plain(longestArticleBody(facts)),
    firstLong: blocks.findIndex((block) => isLong(block, isProse)),
    lastLong: blocks.findLastIndex((block) => isLong(block, isProse)),
    byText: tally(blocks.map((block) => block.text)),
    signatures: signaturesOf(page, isProse), kind: kindOf(facts),
    maxDepth: page.boxes.reduce((deepest, box) => Math.max(deepest, box.depth), 1),
  };
}

function authorWords(facts: PageFacts): Set<string> {
  const named = [...(facts.meta.get('author') ?? []), ...facts.jsonLd.slice(0, 20).flatMap((object) => namesIn(object['author']))];
  return new Set(named.slice(0, 20).flatMap((name) => plain(name.slice(0, 100)).split(' ')).filter((word) => word.length > 2));
}

function namesIn(author: unknown): string[] {
  if (typeof author === 'string') return [author];
  if (Array.isArray(author)) return author.slice(0, 10).flatMap((one: unknown) => (typeof one === 'object' || typeof one === 'string' ? namesIn(one) : []));
  const name = (author as { name?: unknown } | null | undefined)?.name;
  return typeof name === 'string' ? [name] : [];
}

/** News, blog, other: by JSON-LD's types, Open Graph's type and the makers' tools. What belongs to a body differs a little between them. */
function kindOf(facts: PageFacts): number[] {
  const types = facts.jsonLd.slice(0, 100).map((object) => String(object['@type']));
  const has = (pattern: RegExp): number => Number(types.some((type) => pattern.test(type)));
  const generator = facts.meta.get('generator')?.join(' ') ?? '';
  return [
    has(/NewsArticle|ReportageNews|LiveBlog|OpinionNews|AnalysisNews/), has(/BlogPosting/), has(/^Article|,Article/), has(/WebPage/), Number(facts.meta.get('og:type')?.[0] === 'article'),
    Number(/wordpress/i.test(generator)), Number(facts.meta.has('article:published_time')), facts.jsonLd.length, facts.meta.size,
  ];
}

function isLong(block: Block, isProse: Uint8Array): boolean {
  return block.counts.words >= LONG && isProse[block.index] === 1 && !block.box.hidden;
}

function looksLikeProse(block: Block): boolean {
  const { words, linkWords, stops, commas } = block.counts;
  return words >= 8 && linkWords < words * 0.4 && stops + commas > 0 && !/^h\d|figcaption|th|button|label|footer|nav/.test(block.box.tag);
}

/** Sums of the first n blocks, at n. */
function sums(blocks: readonly Block[], of: (block: Block) => number): Float64Array {
  const total = new Float64Array(blocks.length + 1);
  for (const block of blocks) total[block.index + 1] = (total[block.index] as number) + of(block);
  return total;
}

export function sumOf(total: Float64Array, box: Box): number {
  return (total[box.end] as number) - (total[box.first] as number);
}

/** Running text speaks for the elements around it, less with each step out. */
function scoredRoot(page: PageBlocks, isProse: Uint8Array): Box | null {
  const scores = new Float64Array(page.boxes.length);
  for (const block of page.blocks) {
    if (!isProse[block.index]) continue;
    let share = 1 + block.counts.commas + Math.min(block.counts.words / 20, 3);
    for (let box = block.box.parent ?? block.box, steps = 0; box.parent && steps < 6; box = box.parent, steps += 1) {
      scores[box.index] = (scores[box.index] as number) + share;
      share *= 0.5;
    }
  }
  let best: Box | null = null;
  let most = 0;
  for (const box of page.boxes) {
    const score = scores[box.index] as number;
    if (score > most) [best, most] = [box, score];
  }
  return best;
}

function narrowestWith(page: PageBlocks, prose: Float64Array, share: number): Box | null {
  const wanted = (prose.at(-1) as number) * share;
  if (wanted === 0) return null;
  let found: Box | null = null;
  for (const box of page.boxes) if (sumOf(prose, box) >= wanted && (!found || box.depth > found.depth)) found = box;
  return found;
}

/** The first heading that has most of the title's words, or the block that has the most of them in the fewest. */
function titleBlock(blocks: readonly Block[], titleWords: ReadonlySet<string>, shared: SharedWords): number {
  let best = -1;
  let most = 0.55;
  if (titleWords.size === 0) return best;
  for (const block of blocks) {
    if (block.counts.words > 60) continue;
    const words = shared.words[block.index] as number;
    const alike = shared.title[block.index] as number;
    const heading = block.box.tag === 'h1' ? 0.3 : block.box.tag === 'h2' ? 0.1 : 0;
    const score = (2 * alike) / (words + titleWords.size) + heading - (block.counts.linkWords > 0 ? 0.15 : 0);
    if (score > most) [best, most] = [block.index, score];
  }
  return best;
}

function longestArticleBody(facts: PageFacts): string {
  let longest = '';
  for (const object of facts.jsonLd) {
    const body = object['articleBody'];
    if (typeof body === 'string' && body.length > longest.length) longest = body;
  }
  return longest.replace(/<[^>]*>/g, ' ').replace(/&\w+;/g, ' ');
}

function tally(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** One for each kind of place, by block. */
function signaturesOf(page: PageBlocks, isProse: Uint8Array): Signature[] {
  const table = new Map<string, Signature>();
  const names: (string | undefined)[] = [];
  const nameOf = (box: Box | null): string => (box ? (names[box.index] ??= `${box.tag}.${(box.element.attribs['class'] ?? '').slice(0, 60)}`) : '');
  const known: (Signature | undefined)[] = [];
  return page.blocks.map(({ index, box, counts }) => {
    let entry = known[box.index];
    if (!entry) {
      const key = `${nameOf(box)}<${nameOf(box.parent)}`;
      entry = table.get(key);
      if (!entry) table.set(key, (entry = { index: table.size, blocks: 0, words: 0, linkWords: 0, prose: 0 }));
      known[box.index] = entry;
    }
    entry.blocks += 1;
    entry.words += counts.words;
    entry.linkWords += counts.linkWords;
    if (isProse[index]) entry.prose += counts.words;
    return entry;
  });
}
