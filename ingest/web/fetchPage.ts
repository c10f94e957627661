import { createHash } from 'node:crypto';
import type { buildConnector } from 'undici';
import { checkUrl } from '../../common/net/checkUrl.ts';
import { guardedConnector } from '../../common/net/connector.ts';
import { ACCEPT_HEADER, refuseByBytes, refuseByHeader } from './contentKind.ts';
import type { Wanted } from './contentKind.ts';
import { ACCEPT_ENCODING, encodingOf, unpack } from './encoding.ts';
import { FetchFault } from './faults.ts';
import { askOnce, headerOf } from './hop.ts';
import type { HopAnswer } from './hop.ts';
import { OUTCOMES } from './outcomes.ts';
import type { FetchFailure, FetchOutcome, Fetched, HeaderList, Redirect } from './outcomes.ts';
import type { WebPolicy } from './policy.ts';
import { retryAfterOf } from '../../common/net/retryAfter.ts';

export interface FetchOptions {
  /** Validators of the revision we have; the answer may then be NOT_MODIFIED. */
  etag?: string | null;
  lastModified?: string | null;
  /** What the caller can read; PAGE unless said. */
  accept?: Wanted;
  /** Aborting it ends the fetch as CANCELLED. */
  signal?: AbortSignal;
  /** Asked before each redirect is followed (robots.txt, another host's turn): a sentence refuses it as DISALLOWED. */
  mayFollow?: (url: URL) => Promise<string | null>;
}

export interface Fetcher {
  /** Never rejects for anything that a site, a network or a URL does: each of these is an outcome. */
  fetch(url: string, options?: FetchOptions): Promise<FetchOutcome>;
  /** Ends what is running as CANCELLED and refuses what comes later. Resolves when all of it has ended. */
  close(): Promise<void>;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** The web as seen through one policy: every request of the ingest goes through here. */
export function createFetcher(policy: WebPolicy): Fetcher {
  const connect = guardedConnector(policy, policy.limits.connectMs);
  const closing = new AbortController();
  const running = new Set<Promise<FetchOutcome>>();
  return {
    fetch(url, options = {}) {
      const trip = new Trip(policy, connect, options, closing.signal).go(url);
      running.add(trip);
      const forget = (): void => void running.delete(trip);
      trip.then(forget, forget);
      return trip;
    },
    async close() {
      closing.abort();
      await Promise.allSettled(running);
    },
  };
}

/** One fetch with its redirects, under one deadline. */
class Trip {
  readonly #fetchedAt: Date;
  readonly #redirects: Redirect[] = [];
  readonly #end = new AbortController();
  #url = '';
  #answer: Pick<HopAnswer, 'status' | 'headers'> | null = null;

  constructor(readonly policy: WebPolicy, readonly connect: buildConnector.connector, readonly options: FetchOptions, readonly closing: AbortSignal) {
    this.#fetchedAt = policy.now();
  }

  async go(url: string): Promise<FetchOutcome> {
    this.#url = url;
    const { totalMs } = this.policy.limits;
    const deadline = setTimeout(() => this.#end.abort(new FetchFault('TOO_SLOW', `not done after ${totalMs / 1_000} s`)), totalMs);
    const cancel = (): void => this.#end.abort(new FetchFault('CANCELLED', 'broken off'));
    const stops = [this.closing, this.options.signal].filter((signal) => signal !== undefined);
    for (const stop of stops) stop.addEventListener('abort', cancel);
    try {
      if (stops.some((stop) => stop.aborted)) cancel();
      return await this.#follow(url);
    } catch (error) {
      if (error instanceof FetchFault) return this.#failure(error);
      throw error;
    } finally {
      clearTimeout(deadline);
      for (const stop of stops) stop.removeEventListener('abort', cancel);
    }
  }

  async #follow(start: string): Promise<FetchOutcome> {
    for (let url = this.#permitted(start); ;) {
      this.#url = url.href;
      this.#answer = null;
      const headers = this.#requestHeaders();
      const answer = await askOnce({ url, headers, signal: this.#end.signal, wantBody: (...seen) => this.#wantBody(...seen) }, this.connect, this.policy.limits);
      this.#answer = answer;
      if (!REDIRECTS.has(answer.status)) return this.#arrived(answer, headers);
      url = await this.#next(url, answer);
    }
  }

  async #next(from: URL, answer: HopAnswer): Promise<URL> {
    const location = asWritten(headerOf(answer.headers, 'location'));
    const target = location === null ? null : URL.parse(location, from.href);
    if (location === null || target === null) throw new FetchFault('BAD_RESPONSE', 'a redirect without a usable Location');
    // Noted before it is judged: a refusal must show that it was a redirect that led there.
    this.#redirects.push({ url: from.href, status: answer.status, headers: answer.headers });
    // An absolute Location is judged as it was written; URL.parse has mended its spelling already.
    const url = this.#permitted(/^[a-z][a-z0-9+.-]*:/i.test(location) ? location : target.href);
    if (this.#redirects.length > this.policy.limits.redirects) throw new FetchFault('TOO_MANY_REDIRECTS', `more than ${this.policy.limits.redirects}`);
    if (this.#redirects.some((earlier) => earlier.url === url.href)) throw new FetchFault('TOO_MANY_REDIRECTS', `it leads back to ${url.href}`);
    const objection = (await this.options.mayFollow?.(url)) ?? null;
    if (objection !== null) throw new FetchFault('DISALLOWED', objection);
    return url;
  }

  #permitted(text: string): URL {
    const verdict = checkUrl(text, this.policy);
    if (!verdict.ok) throw new FetchFault(verdict.refusal, `${shown(text)}: ${verdict.reason}`);
    return verdict.url;
  }

  #requestHeaders(): HeaderList {
    const { etag, lastModified, accept = 'PAGE' } = this.options;
    const list: [string, string][] = [
      ['user-agent', this.policy.userAgent],
      ['accept', ACCEPT_HEADER[accept]],
      ['accept-encoding', ACCEPT_ENCODING],
    ];
    if (isHeaderSafe(etag)) list.push(['if-none-match', etag]);
    if (isHeaderSafe(lastModified)) list.push(['if-modified-since', lastModified]);
    return list;
  }

  /** Only a full answer's body is read: neither error pages nor the pages that come with redirects are of use. */
  #wantBody(status: number, headers: HeaderList): boolean {
    this.#answer = { status, headers };
    if (status < 200 || status > 299) return false;
    encodingOf(headerOf(headers, 'content-encoding'));
    refuseByHeader(headerOf(headers, 'content-type'), this.options.accept ?? 'PAGE');
    return true;
  }

  async #arrived(answer: HopAnswer, requestHeaders: HeaderList): Promise<FetchOutcome> {
    const { status, statusText, headers } = answer;
    const conditional = requestHeaders.some(([name]) => name.startsWith('if-'));
    if (status === 304 && conditional) return { outcome: 'NOT_MODIFIED', status, statusText, headers, ...this.#trip() };
    if (status === 429) throw new FetchFault('RATE_LIMITED', `status ${status}`);
    if ((status >= 500 && status < 600) || status === 408 || status === 425) throw new FetchFault('HTTP_SERVER_ERROR', `status ${status}`);
    if (status >= 400 && status < 500) throw new FetchFault('HTTP_CLIENT_ERROR', `status ${status}`);
    if (status > 299 || status === 206) throw new FetchFault('BAD_RESPONSE', `an unexpected status ${status}`);
    return this.#fetched(answer, requestHeaders);
  }

  async #fetched(answer: HopAnswer, requestHeaders: HeaderList): Promise<Fetched> {
    const { status, statusText, headers, remoteAddress, body: rawBody } = answer;
    const contentEncoding = encodingOf(headerOf(headers, 'content-encoding'));
    const body = await unpack(rawBody, contentEncoding, this.policy.limits.decodedBytes);
    refuseByBytes(body, this.options.accept ?? 'PAGE');
    return {
      outcome: 'OK', status, statusText, headers, requestHeaders, remoteAddress, ...this.#trip(),
      rawBody, body, contentEncoding,
      sha256: createHash('sha256').update(rawBody).digest('hex'),
      contentType: headerOf(headers, 'content-type'),
      etag: headerOf(headers, 'etag'),
      lastModified: headerOf(headers, 'last-modified'),
    };
  }

  #trip(): Pick<FetchFailure, 'url' | 'redirects' | 'fetchedAt'> {
    return { url: this.#url, redirects: this.#redirects, fetchedAt: this.#fetchedAt };
  }

  #failure(fault: FetchFault): FetchFailure {
    const { next, says } = OUTCOMES[fault.outcome];
    const headers = this.#answer?.headers ?? [];
    const retryAfter = retryAfterOf(headerOf(headers, 'retry-after'), this.policy.now());
    return { outcome: fault.outcome, next, message: `${says} (${fault.detail})`, status: this.#answer?.status ?? null, headers, retryAfter, ...this.#trip() };
  }
}

/** Headers are read as latin1; sites that write their addresses in Arabic or Cyrillic send them as UTF-8, and browsers follow them. */
function asWritten(header: string | null): string | null {
  if (header === null) return null;
  const text = Buffer.from(header, 'latin1').toString('utf8');
  return text.includes('\uFFFD') ? header : text;
}

/** An address as a row or a log may show it: without a password, control characters or a length of megabytes. */
function shown(address: string): string {
  return address.slice(0, 200).replace(/\/\/[^/?#]*@/, '//…@').replace(/\p{Cc}/gu, '\uFFFD').toWellFormed();
}

/** Validators come from an earlier answer: whatever would break out of the header line is not sent back. */
function isHeaderSafe(value: string | null | undefined): value is string {
  return typeof value === 'string' && value !== '' && /^[\t\u0020-\u007e\u0080-\u00ff]{1,1024}$/.test(value);
}
