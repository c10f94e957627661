/** Faults that go by themselves: the reader comes back with its cursor. */
const PASSING = new Set(['UNAVAILABLE', 'TIMED_OUT', 'RATE_LIMITED', 'READER_TOO_SLOW', 'INTERNAL_SERVER_ERROR']);

/** What a desk answered instead of changes, by the name that docs/errors.md explains: CURSOR_AHEAD, UNAUTHENTICATED and the like. */
export class FeedError extends Error {
  readonly code: string;
  readonly retryAfterSeconds: number | null;

  constructor(code: string, message: string, retryAfterSeconds: number | null = null) {
    super(message);
    this.name = 'FeedError';
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Whether it helps to come again. Whatever the desk did not say itself (a connection that broke, a proxy's page) passes. */
export function passes(error: unknown): boolean {
  return !(error instanceof FeedError) || PASSING.has(error.code);
}

interface Answer {
  errors?: readonly { message: string; extensions?: { code?: unknown; retryAfterSeconds?: unknown } }[] | undefined;
}

/** @throws FeedError for an answer with errors */
export function refuseErrors({ errors }: Answer): void {
  const [first] = errors ?? [];
  if (!first) return;
  const { code, retryAfterSeconds } = first.extensions ?? {};
  throw new FeedError(typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR', first.message, typeof retryAfterSeconds === 'number' ? retryAfterSeconds : null);
}
