/** What one host of the site saw of its visitors. */
export interface HostFigures {
  requests: number;
  /** Most connections that were open at one moment. */
  parallel: number;
  /** Shortest time in ms from one request to the next; Infinity before the second. */
  shortest: number;
}

/** Measures a host's visitors where they arrive, so that nothing a worker believes of itself counts. */
export class Meter {
  #open = 0;
  #last: number | null = null;
  readonly figures: HostFigures = { requests: 0, parallel: 0, shortest: Number.POSITIVE_INFINITY };

  opened(): void {
    this.#open += 1;
    this.figures.parallel = Math.max(this.figures.parallel, this.#open);
  }

  closed(): void {
    this.#open -= 1;
  }

  asked(): void {
    const now = performance.now();
    if (this.#last !== null) this.figures.shortest = Math.min(this.figures.shortest, now - this.#last);
    this.#last = now;
    this.figures.requests += 1;
  }
}
