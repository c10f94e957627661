/**
 * Every code that the API can answer with, and what it means. docs/errors.md documents each; a test keeps the two equal.
 * Anything that is not a DeskError is a bug: it is logged whole and shown as INTERNAL_SERVER_ERROR with an id.
 */
export const ERROR_CODES = {
  BAD_USER_INPUT: 'The input can\'t be used; the message says what to change.',
  UNAUTHENTICATED: 'Sign in, or send a valid API key.',
  FORBIDDEN: 'The viewer\'s role does not permit this deed.',
  NOT_FOUND: 'There is no such record, or the viewer may not see it.',
  STALE: 'Somebody else changed the record first; the message says what they did. Read it again and decide anew.',
  LEASE_LOST: 'The claim on the review item ran out or was taken by another reviewer.',
  NOT_POSSIBLE: 'The record\'s state does not allow this deed.',
  ALREADY_EXISTS: 'A record with this name, address or code is there already.',
  CURSOR_AHEAD: 'The cursor lies in the future of this feed.',
  CURSOR_OUTDATED: 'The cursor is from a history that this feed no longer has.',
  CURSOR_INVALID: 'The cursor is not one that this API gave out.',
  READER_TOO_SLOW: 'The subscriber did not keep up; come back with the last cursor.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema.',
  OPERATION_RESOLUTION_FAILURE: 'The request does not say which operation to run.',
  PERSISTED_QUERY_NOT_FOUND: 'Send the query text with its hash once.',
  PERSISTED_QUERY_NOT_SUPPORTED: 'Persisted queries are switched off on this desk.',
  BAD_REQUEST: 'The HTTP request is not one that GraphQL over HTTP allows.',
  QUERY_TOO_COSTLY: 'The operation is too deep, too large or too costly; ask for less.',
  DOCUMENT_NOT_TRUSTED: 'This desk runs listed documents only, and this is not one of them.',
  RATE_LIMITED: 'Too many requests; the message says when to come again.',
  TIMED_OUT: 'The database took too long and the statement was cancelled; ask for less.',
  UNAVAILABLE: 'The desk can\'t reach its database just now, or others kept writing the same records; try again as the message says.',
  INTERNAL_SERVER_ERROR: 'A fault of ours, logged under the id in the message.',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** A fault that the person at the other end can act on: its message is shown to them as it is. */
export class DeskError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** Facts for programs, shown in `extensions`. */
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'DeskError';
  }
}
