/** What the next step is: the same page may be asked for again later, or asking again would only bother the site. */
export type Next = 'TRY_LATER' | 'GIVE_UP' | 'DONE';

interface OutcomeEntry {
  readonly next: Next;
  /** What a reviewer reads on the row. */
  readonly says: string;
}

/**
 * Every way in which a request can end: a closed list, the same as `docs/fetch-outcomes.md` (a test compares them).
 * TRY_LATER is no promise to try for ever: whoever keeps the row counts the attempts.
 */
export const OUTCOMES = {
  OK: { next: 'DONE', says: 'The page was fetched.' },
  NOT_MODIFIED: { next: 'DONE', says: 'The site says that nothing has changed since the last fetch.' },
  REFUSED_URL: { next: 'GIVE_UP', says: 'The address is not one that we ask for: wrong scheme or port, a password in it, or an odd spelling.' },
  REFUSED_ADDRESS: { next: 'GIVE_UP', says: 'The address leads into a private or special network. An operator can allow it with OUTBOUND_ALLOW.' },
  DISALLOWED: { next: 'GIVE_UP', says: 'The site does not want this page to be fetched (robots.txt or an opt-out).' },
  DNS_FAILED: { next: 'TRY_LATER', says: 'The name of the site could not be found.' },
  CONNECT_FAILED: { next: 'TRY_LATER', says: 'The site did not accept a connection.' },
  TLS_FAILED: { next: 'TRY_LATER', says: 'No safe connection could be made: the certificate is invalid or the encryption failed.' },
  CONNECTION_LOST: { next: 'TRY_LATER', says: 'The site closed the connection before it answered.' },
  TIMED_OUT: { next: 'TRY_LATER', says: 'The site stayed silent for too long.' },
  TOO_SLOW: { next: 'TRY_LATER', says: 'The site kept sending, but too slowly to end within the time allowed for one page.' },
  CANCELLED: { next: 'TRY_LATER', says: 'The fetch was broken off because the program is stopping.' },
  TRUNCATED: { next: 'TRY_LATER', says: 'The answer ended before it was complete.' },
  BAD_ENCODING: { next: 'TRY_LATER', says: 'The compressed answer is corrupt.' },
  UNSUPPORTED_ENCODING: { next: 'GIVE_UP', says: 'The answer is packed in a way that we do not unpack, or packed more than once.' },
  BAD_RESPONSE: { next: 'TRY_LATER', says: 'The answer does not keep to the HTTP protocol.' },
  TOO_LARGE: { next: 'GIVE_UP', says: 'The answer is larger than a page may be.' },
  TOO_MANY_REDIRECTS: { next: 'GIVE_UP', says: 'The site sends us from address to address without end.' },
  WRONG_CONTENT_TYPE: { next: 'GIVE_UP', says: 'The answer is not a text page: an image, a film, a PDF or other bytes.' },
  RATE_LIMITED: { next: 'TRY_LATER', says: 'The site asks us to come less often.' },
  HTTP_CLIENT_ERROR: { next: 'GIVE_UP', says: 'The site says that there is no such page, or not for us (status 4xx).' },
  HTTP_SERVER_ERROR: { next: 'TRY_LATER', says: 'The site could not answer for now (status 5xx, 408 or 425).' },
} as const satisfies Record<string, OutcomeEntry>;

export type OutcomeName = keyof typeof OUTCOMES;
export type FailureName = Exclude<OutcomeName, 'OK' | 'NOT_MODIFIED'>;

/** Names as sent, in the order sent; a name may come more than once. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** One answer that sent us on. */
export interface Redirect {
  readonly url: string;
  readonly status: number;
  readonly headers: HeaderList;
}

interface Trip {
  /** The address asked last: after redirects the one that answered, without a fragment. */
  readonly url: string;
  /** The answers before it, in order. */
  readonly redirects: readonly Redirect[];
  /** By the caller's clock, when the first request went out. */
  readonly fetchedAt: Date;
}

interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderList;
}

/** A whole page, with what is needed to prove later what was sent. */
export interface Fetched extends Trip, Answer {
  readonly outcome: 'OK';
  /** The request's headers as sent on the last hop. */
  readonly requestHeaders: HeaderList;
  /** IP address that answered. */
  readonly remoteAddress: string;
  /** The body's bytes as sent, still packed by `contentEncoding` (chunked framing taken off). */
  readonly rawBody: Buffer;
  /** SHA-256 of `rawBody`, lower-case hex. */
  readonly sha256: string;
  /** gzip, deflate, br, zstd, or null for a plain body. */
  readonly contentEncoding: string | null;
  /** The body unpacked; its charset is still the site's. Shares memory with `rawBody` if nothing was packed. */
  readonly body: Buffer;
  /** The content type as declared, whole, or null. */
  readonly contentType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface NotModified extends Trip, Answer {
  readonly outcome: 'NOT_MODIFIED';
}

export interface FetchFailure extends Trip {
  readonly outcome: FailureName;
  readonly next: 'TRY_LATER' | 'GIVE_UP';
  /** The outcome's sentence with what was seen, for a person. */
  readonly message: string;
  /** null if there was no answer. */
  readonly status: number | null;
  readonly headers: HeaderList;
  /** When the site asked us to come back, at the earliest (429, 503). */
  readonly retryAfter: Date | null;
}

export type FetchOutcome = Fetched | NotModified | FetchFailure;
