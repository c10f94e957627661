/**
 * How rare each word is: what two texts share weighs by it. Starts from a background (which share of news texts has a common word), so that
 * the first ten texts of an archive are compared as soberly as the hundred-thousandth.
 */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #words: string[] = [];
  #texts = 0;
  #frequency = new Float32Array(1 << 12);
  #idf = new Float32Array(1 << 12);
  #weighedAt = 0;
  /** Changes whenever the weights do; whoever keeps sums of weights keeps this beside them. */
  epoch = 0;

  readonly #background: Readonly<Record<string, number>>;

  /** @param background share of news texts that have a term, 0..1, for the commonest terms */
  constructor(background: Readonly<Record<string, number>>) {
    this.#background = background;
  }

  get texts(): number {
    return this.#texts;
  }

  /** The number of a term, given out at first sight. */
  intern(term: string): number {
    const known = this.#ids.get(term);
    if (known !== undefined) return known;
    const id = this.#words.length;
    this.#ids.set(term, id);
    this.#words.push(term);
    if (id === this.#frequency.length) this.#grow();
    this.#idf[id] = this.#weigh(id);
    return id;
  }

  word(id: number): string {
    return this.#words[id] ?? '';
  }

  /** Takes one text's distinct terms into account. Weights follow when the archive has grown by a tenth. */
  count(ids: Iterable<number>): void {
    for (const id of ids) this.#frequency[id]! += 1;
    this.#texts += 1;
    if (this.#texts > this.#weighedAt * 1.1 + 50) this.reweigh();
  }

  /** Brings all weights up to date: O(terms). */
  reweigh(): void {
    this.#weighedAt = this.#texts;
    this.epoch += 1;
    for (let id = 0; id < this.#words.length; id += 1) this.#idf[id] = this.#weigh(id);
  }

  /** Inverse document frequency, natural logarithm, at least 0. */
  idf(id: number): number {
    return this.#idf[id]!;
  }

  /** The largest weight that a word can have now: a word never seen before. */
  get rarest(): number {
    return Math.log(this.#texts + PRIOR_TEXTS + 1);
  }

  #weigh(id: number): number {
    const share = this.#background[this.#words[id]!] ?? 0;
    return Math.max(0, Math.log((this.#texts + PRIOR_TEXTS + 1) / (Math.max(1, this.#frequency[id]!) + PRIOR_TEXTS * share)));
  }

  #grow(): void {
    const enlarge = (old: Float32Array<ArrayBuffer>) => {
      const larger = new Float32Array(old.length * 2);
      larger.set(old);
      return larger;
    };
    this.#frequency = enlarge(this.#frequency);
    this.#idf = enlarge(this.#idf);
  }
}

/** As many texts does the background count for. */
const PRIOR_TEXTS = 1000;
