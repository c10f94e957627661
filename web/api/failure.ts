import type { CombinedError } from 'urql';

/** What went wrong, in the API's own words, and its code from docs/errors.md. */
export interface Failure {
  code: string;
  message: string;
}

/** An error as something to show. A lost connection has no answer and so no code of the API. */
export function failureOf(error: CombinedError): Failure {
  const [first] = error.graphQLErrors;
  if (first) return { code: codeOf(first.extensions['code']), message: first.message };
  return { code: 'OFFLINE', message: error.networkError?.message ?? error.message };
}

/** Somebody else was first: nothing was written, and the message says who did what. */
export function isConflict({ code }: Failure): boolean {
  return code === 'STALE' || code === 'LEASE_LOST' || code === 'NOT_POSSIBLE';
}

function codeOf(code: unknown): string {
  return typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR';
}
