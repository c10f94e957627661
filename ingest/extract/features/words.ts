/** Places for each word at the least: few stand in another's place. */
const ROOM = 2;
/** A first hash that marks a free place: no word is given it. */
const FREE = 0;

/**
 * Weights of words, one or more each. It does what a Map does, but keeps no words: only two hashes of 32 bits of each, in flat lists, which together are
 * as good as the letters. Words just cut out of a page are asked for once each; of these a Map has first to make hashes of its own, then to read words
 * that lie elsewhere: 7 % of the extractor's time instead of 2.
 */
export class WordWeights {
  private readonly mask: number;
  /** At each place a word's two hashes. */
  private readonly hashes: Int32Array;
  private readonly columns: readonly Float64Array[];
  /** The second hash of the word hashed last. */
  private second = 0;

  /** @param columns each the weights of some words; a word that one hasn't weighs nothing in it */
  constructor(columns: readonly ReadonlyMap<string, number>[]) {
    const words = new Set(columns.flatMap((column) => [...column.keys()]));
    const places = 2 ** Math.ceil(Math.log2(ROOM * words.size + 1));
    this.mask = places - 1;
    this.hashes = new Int32Array(2 * places);
    this.columns = columns.map(() => new Float64Array(places));
    for (const word of words) this.add(word, columns);
  }

  private add(word: string, columns: readonly ReadonlyMap<string, number>[]): void {
    const first = this.hash(word);
    let place = first & this.mask;
    while (this.hashes[2 * place] !== FREE) place = (place + 1) & this.mask;
    this.hashes[2 * place] = first;
    this.hashes[2 * place + 1] = this.second;
    columns.forEach((column, index) => ((this.columns[index] as Float64Array)[place] = column.get(word) ?? 0));
  }

  /** Where a word's weights stand; -1 where it has none. */
  find(word: string): number {
    const { hashes, mask } = this;
    const first = this.hash(word);
    for (let place = first & mask; ; place = (place + 1) & mask) {
      const there = hashes[2 * place] as number;
      if (there === first && hashes[2 * place + 1] === this.second) return place;
      if (there === FREE) return -1;
    }
  }

  /** @param place where `find` said; -1 weighs nothing */
  weight(place: number, column = 0): number {
    return place < 0 ? 0 : ((this.columns[column] as Float64Array)[place] as number);
  }

  private hash(word: string): number {
    let [first, second] = [0x2f0b4c47, 0x811c9dc5 | 0];
    for (let at = 0; at < word.length; at += 1) {
      const code = word.charCodeAt(at);
      first = Math.imul(first ^ code, 0x5bd1e995);
      first ^= first >>> 15;
      second = Math.imul(second ^ code, 0x01000193);
    }
    this.second = second;
    return first === FREE ? 1 : first;
  }
}
