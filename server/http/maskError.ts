import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { randomUUID } from 'node:crypto';
import type { Log } from '../../common/log.ts';
import { DeskError, ERROR_CODES, type ErrorCode } from '../errors.ts';
import { databaseFault } from './databaseFault.ts';

export type Mask = (error: unknown) => GraphQLFormattedError;

/** When a client may come again while the database is away. */
export const RETRY_AFTER_SECONDS = 5;

/**
 * What the other end may know of an error, alike on every transport. A DeskError is shown as it is; GraphQL's own complaints
 * about a request keep their standard code; a database that is away, too slow or too busy with others is named; all else is a bug: logged whole under
 * an id, and only the id is shown.
 */
export function createMask(log: Log): Mask {
  return (error) => {
    const shown = publicError(error) ?? internalError(error, log);
    return { message: shown.message, ...placeOf(error), extensions: { ...shown.details, code: shown.code } };
  };
}

interface PublicError {
  code: ErrorCode;
  message: string;
  details?: Record<string, unknown>;
}

function publicError(error: unknown): PublicError | null {
  const original = originOf(error);
  if (original instanceof DeskError) return original;
  const code = error instanceof GraphQLError ? standardCode(error, original) : null;
  if (code !== null) return { code, message: (error as GraphQLError).message, details: factsOf(error as GraphQLError) };
  switch (databaseFault(original)) {
    case 'UNAVAILABLE':
      return {
        code: 'UNAVAILABLE',
        message: `The desk can't reach its database just now: try again in ${RETRY_AFTER_SECONDS} seconds`,
        details: { retryAfterSeconds: RETRY_AFTER_SECONDS },
      };
    case 'CONFLICT':
      return {
        code: 'UNAVAILABLE',
        message: `Others kept writing the same records, and nothing of yours was saved: try again in ${RETRY_AFTER_SECONDS} seconds`,
        details: { retryAfterSeconds: RETRY_AFTER_SECONDS },
      };
    case 'TIMED_OUT':
      return { code: 'TIMED_OUT', message: 'The database took too long and was told to stop: ask for fewer records or a shorter period' };
    default:
      return null;
  }
}

function internalError(error: unknown, log: Log): PublicError {
  const id = randomUUID();
  log.error({ err: originOf(error), errorId: id, ...placeOf(error) }, 'Unexpected error');
  return { code: 'INTERNAL_SERVER_ERROR', message: `A fault of ours: tell us this id, ${id}`, details: { id } };
}

/** The code of a fault in the request itself, or null when the fault arose while it ran. */
function standardCode(error: GraphQLError, original: unknown): ErrorCode | null {
  const code = error.extensions['code'];
  if (typeof code === 'string' && code in ERROR_CODES && code !== 'INTERNAL_SERVER_ERROR') return code as ErrorCode;
  if (error.path === undefined && (error.nodes?.length ?? 0) > 0) return 'BAD_USER_INPUT';
  // A bad argument points at the document; a value that a scalar can't show points nowhere and is our fault.
  if (original instanceof GraphQLError && original !== error && (original.nodes?.length ?? 0) > 0) return 'BAD_USER_INPUT';
  return null;
}

/** What our own limits say in numbers; HTTP heads and stack traces stay here. */
function factsOf(error: GraphQLError): Record<string, unknown> {
  const { code: _code, http: _http, stacktrace: _stacktrace, ...facts } = error.extensions;
  return facts;
}

function originOf(error: unknown): unknown {
  let origin = error;
  while (origin instanceof GraphQLError && origin.originalError) origin = origin.originalError;
  return origin;
}

function placeOf(error: unknown): Pick<GraphQLFormattedError, 'locations' | 'path'> {
  if (!(error instanceof GraphQLError)) return {};
  return { ...(error.locations && { locations: error.locations }), ...(error.path && { path: error.path }) };
}
