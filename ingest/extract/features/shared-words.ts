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
  const counter = new SharedCounter(shared, titleWords, authorWords);
  for (const block of blocks) if (block.counts.words <= LONGEST_SHARING) counter.count(block);
  return shared;
}

const SPACE = 0x20;

class SharedCounter {
  private readonly shared: SharedWords;
  private readonly titleWords: ReadonlySet<string>;
  private readonly authorWords: ReadonlySet<string>;
  /** Of words sought that begin with a sign, which lengths there are, a bit each: most words of a page need not be cut out. Signs and lengths that share a place cost a look-up. */
  private readonly lengths = new Uint32Array(0x80);

  constructor(shared: SharedWords, titleWords: ReadonlySet<string>, authorWords: ReadonlySet<string>) {
    this.shared = shared;
    this.titleWords = titleWords;
    this.authorWords = authorWords;
    for (const word of [...titleWords, ...authorWords]) {
      const at = word.charCodeAt(0) & 0x7f;
      this.lengths[at] = (this.lengths[at] as number) | (1 << (word.length & 31));
    }
  }

  count(block: Block): void {
    const own = plainOf(block);
    let words = 0;
    for (let from = 0; from < own.length; words += 1) {
      let end = from + 1;
      while (end < own.length && own.charCodeAt(end) !== SPACE) end += 1;
      const lengths = this.lengths[own.charCodeAt(from) & 0x7f] as number;
      if (((lengths >>> ((end - from) & 31)) & 1) === 1) this.ask(block.index, own.slice(from, end));
      from = end + 1;
    }
    this.shared.words[block.index] = words;
  }

  private ask(index: number, word: string): void {
    const { title, authors } = this.shared;
    if (this.titleWords.has(word)) title[index] = (title[index] as number) + 1;
    if (this.authorWords.has(word)) authors[index] = (authors[index] as number) + 1;
  }
}
