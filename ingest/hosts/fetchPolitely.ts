import { setTimeout as sleep } from 'node:timers/promises';
import { hostKeyOf } from '../../common/net/hostKey.ts';
import type { Ingest } from '../context.ts';
import type { FetchOptions } from '../web/fetchPage.ts';
import type { FetchFailure, FetchOutcome } from '../web/outcomes.ts';
import { OUTCOMES } from '../web/outcomes.ts';
import { askRobots } from './robots.ts';
import { takeTurn, type Turn } from './turn.ts';

/** A pause in the middle of a trip (after robots.txt, before a redirect on the same host) is no longer than this: the trip as a whole has a deadline. */
const LONGEST_PAUSE_MS = 10_000;
/** How long a trip waits for the turn of a host that it was sent on to. Two trips that wait for each other both end here. */
const LONGEST_WAIT_MS = 5_000;

type Polite = Pick<Ingest, 'db' | 'clock' | 'settings' | 'fetcher'>;

export interface PoliteOptions extends Pick<FetchOptions, 'etag' | 'lastModified' | 'accept'> {
  signal: AbortSignal;
}

/**
 * One page by all the manners: the host's turn, its robots.txt, the pause between two requests; the same for every host that redirects
 * lead to.
 * @returns what came, or the moment to ask again as it is not our turn yet
 */
export async function fetchPolitely(ingest: Polite, url: string, options: PoliteOptions): Promise<{ outcome: FetchOutcome } | { until: Date }> {
  const first = await takeTurn(ingest, hostKeyOf(url));
  return 'until' in first ? first : new Trip(ingest, first, options).go(url);
}

class Trip {
  readonly #ingest: Polite;
  readonly #options: PoliteOptions;
  /** Held to the end, by host. */
  readonly #turns = new Map<string, Turn>();
  /** By the steady clock: a pause is no shorter or longer when somebody sets the other. */
  readonly #askedAt = new Map<string, number>();
  /** Host of the last request. */
  #last = '';
  readonly #delaysMs = new Map<string, number>();
  readonly #stop = new AbortController();
  /** Set when a host on the way had no turn for us. */
  #until: Date | null = null;
  #retryAfter: Date | null = null;

  constructor(ingest: Polite, first: Turn, options: PoliteOptions) {
    this.#ingest = ingest;
    this.#options = options;
    this.#hold(first);
  }

  async go(url: string): Promise<{ outcome: FetchOutcome } | { until: Date }> {
    let outcome: FetchOutcome | null = null;
    const stop = (): void => this.#stop.abort();
    this.#options.signal.addEventListener('abort', stop);
    try {
      if (this.#options.signal.aborted) stop();
      outcome = await this.#fetch(url);
      return this.#until && outcome.outcome === 'DISALLOWED' ? { until: this.#until } : { outcome };
    } finally {
      this.#options.signal.removeEventListener('abort', stop);
      for (const turn of this.#turns.values()) await turn.giveBack(outcome && hostKeyOf(outcome.url) === turn.host ? retryAfterOf(outcome) : null);
    }
  }

  async #fetch(url: string): Promise<FetchOutcome> {
    const { etag, lastModified, accept } = this.#options;
    const objection = await this.#objectionTo(url, true);
    if (objection !== null) return disallowed(url, objection, { retryAfter: this.#retryAfter, fetchedAt: this.#ingest.clock.now() });
    const outcome = await this.#ingest.fetcher.fetch(url, {
      signal: this.#stop.signal, mayFollow: (next) => this.#mayFollow(next),
      ...(etag && { etag }), ...(lastModified && { lastModified }), ...(accept && { accept }),
    });
    return outcome.outcome === 'DISALLOWED' ? { ...outcome, retryAfter: this.#retryAfter } : outcome;
  }

  async #mayFollow({ href }: URL): Promise<string | null> {
    const host = hostKeyOf(href);
    // Its pause begins when a host has answered, not when it was asked: what a request takes on its way varies.
    this.#askedAt.set(this.#last, performance.now());
    if (!this.#turns.has(host) && !(await this.#waitForTurn(host))) return 'It leads to a host that is busy with other requests of ours.';
    return this.#objectionTo(href);
  }

  async #waitForTurn(host: string): Promise<boolean> {
    const deadline = performance.now() + LONGEST_WAIT_MS;
    for (;;) {
      const turn = await takeTurn(this.#ingest, host);
      if (!('until' in turn)) {
        this.#hold(turn);
        return true;
      }
      const wait = turn.until.getTime() - this.#ingest.clock.now().getTime();
      if (performance.now() + wait > deadline || this.#stop.signal.aborted) {
        this.#until = turn.until;
        return false;
      }
      await this.#sleep(wait);
    }
  }

  #hold(turn: Turn): void {
    this.#turns.set(turn.host, turn);
    turn.lost.addEventListener('abort', () => this.#stop.abort());
  }

  /** Asks robots.txt, then waits till the page itself may be asked for; at a trip's beginning a long wait is left to the next turn. */
  async #objectionTo(url: string, atBeginning = false): Promise<string | null> {
    const { settings } = this.#ingest;
    const host = hostKeyOf(url);
    const pause = () => this.#pause(host);
    const { objection, retryAfter, crawlDelay } = await askRobots(this.#ingest, url, { signal: this.#stop.signal, pause });
    this.#delaysMs.set(host, Math.max(settings.HOST_DELAY_SECONDS, crawlDelay ?? 0) * 1_000);
    this.#retryAfter = retryAfter;
    if (this.#last === host) this.#askedAt.set(host, performance.now());
    if (objection !== null) return objection;
    const asked = this.#askedAt.get(host);
    const delayMs = this.#delaysMs.get(host) ?? 0;
    if (atBeginning && asked !== undefined && delayMs > LONGEST_PAUSE_MS) {
      this.#until = new Date(this.#ingest.clock.now().getTime() + asked + delayMs - performance.now());
      return 'Its host wants a longer pause after its robots.txt.';
    }
    await pause();
    return null;
  }

  async #pause(host: string): Promise<void> {
    const last = this.#askedAt.get(host);
    const delayMs = this.#delaysMs.get(host) ?? this.#ingest.settings.HOST_DELAY_SECONDS * 1_000;
    if (last !== undefined) await this.#sleep(last + Math.min(delayMs, LONGEST_PAUSE_MS) - performance.now());
    this.#askedAt.set(host, performance.now());
    this.#last = host;
  }

  async #sleep(ms: number): Promise<void> {
    if (ms > 0) await sleep(ms, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }
}

function retryAfterOf(outcome: FetchOutcome): Date | null {
  return 'retryAfter' in outcome && outcome.outcome !== 'DISALLOWED' ? outcome.retryAfter : null;
}

function disallowed(url: string, objection: string, when: Pick<FetchFailure, 'retryAfter' | 'fetchedAt'>): FetchFailure {
  const { next, says } = OUTCOMES.DISALLOWED;
  return { outcome: 'DISALLOWED', next, message: `${says} (${objection})`, status: null, headers: [], url, redirects: [], ...when };
}
