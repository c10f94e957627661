import { setTimeout as sleep } from 'node:timers/promises';

interface GraphqlAnswer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions?: { code?: string; retryAfterSeconds?: unknown } }[];
}

/** Told to come again. */
const LATER = new Set(['UNAVAILABLE', 'RATE_LIMITED']);
const PATIENCE_MS = 6_000;
const PAUSE_MS = 150;

/** A client of several API processes that never gives up, and counts what it is answered. */
export class Api {
  /** Codes of the errors that were answered, and how often. */
  readonly codes = new Map<string, number>();
  /** Requests without an answer: refused, cut, or not in time. */
  silent = 0;
  /** Times that a client was told to come again, but not when. */
  unhinted = 0;
  /** First messages of errors that should not be. */
  readonly surprises: string[] = [];
  #turn = 0;

  readonly urls: readonly string[];

  constructor(urls: readonly string[]) {
    this.urls = urls;
  }

  /** One try, at one process. @returns null where nothing came back or it was told to come again */
  async tryOnce(url: string, body: object, key?: string): Promise<Record<string, unknown> | null> {
    let response: Response;
    let answer: GraphqlAnswer;
    try {
      response = await fetch(`${url}/graphql`, {
        method: 'POST', headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) }, body: JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE_MS),
      });
      answer = (await response.json()) as GraphqlAnswer;
    } catch {
      this.silent += 1;
      return null;
    }
    if (!answer.errors) return answer.data ?? null;
    for (const { message, extensions: { code = 'NONE', retryAfterSeconds } = {} } of answer.errors) {
      this.told(code, message, typeof retryAfterSeconds === 'number' || response.headers.has('retry-after'));
    }
    return null;
  }

  /** Counts an error that was answered, with a time to come again or without. */
  told(code: string, message: string, hinted: boolean): void {
    this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
    if (!LATER.has(code)) this.surprises.push(`${code}: ${message}`.slice(0, 300));
    else if (!hinted) this.unhinted += 1;
  }

  /** Asks one process after the other until it is answered. It comes again sooner than it is told to: that is the harder case. */
  async ask<T>(query: string, variables: object = {}, key?: string): Promise<T> {
    for (;;) {
      const data = await this.tryOnce(this.urls[this.#turn++ % this.urls.length] ?? '', { query, variables }, key);
      if (data) return data as T;
      await sleep(PAUSE_MS);
    }
  }
}
