import type { Block } from '../blocks.ts';
import { plainOf } from './plain.ts';

/** Of each block, by its index: how many words it has, and how many of them stand in the title and in the authors' names. Noughts for long ones. */
export interface SharedWords {
  words: Uint32Array;
  title: Uint32Array;
  authors: Uint32Array;
}

/** Longer blocks, in words, are running text: what they share they share by chance. */
export const LONGEST_SHARING = 80;

export function sharedWords(blocks: readonly Block[], titleWords: ReadonlySet<string>, authorWords: ReadonlySet<string>): SharedWords {
  const shared = { words: new Uint32Array(blocks.length), title: new Uint32Array(blocks.length), authors: new Uint32Array(blocks.length) };
  if (titleWords.size + authorWords.size === 0) return shared;
  for (const block of blocks) if (block.counts.words <= LONGEST_SHARING) countShared(block, titleWords, authorWords, shared);
  return shared;
}

function countShared(block: Block, titleWords: ReadonlySet<string>, authorWords: ReadonlySet<string>, shared: SharedWords): void {
  const own = plainOf(block);
  if (own === '') return;
  let [words, title, authors] = [0, 0, 0];
  for (let from = 0; from <= own.length; words += 1) {
    const space = own.indexOf(' ', from);
    const end = space < 0 ? own.length : space;
    const word = own.slice(from, end);
    if (titleWords.has(word)) title += 1;
    if (authorWords.has(word)) authors += 1;
    from = end + 1;
  }
  shared.words[block.index] = words;
  shared.title[block.index] = title;
  shared.authors[block.index] = authors;
}
