import { types } from 'node:util';
import { RefusedAddress } from '../../common/net/connector.ts';
import type { FailureName } from './outcomes.ts';

/** Ends a fetch with a named outcome. Never leaves this folder: `createFetcher` turns it into a value. */
export class FetchFault extends Error {
  constructor(readonly outcome: FailureName, readonly detail: string) {
    super(detail);
  }
}

/** How far a hop had come when it failed; the same socket error means different things before and after the first byte. */
export type Stage = 'CONNECTING' | 'WAITING' | 'READING';

const BY_CODE: Readonly<Record<string, FailureName>> = {
  ENOTFOUND: 'DNS_FAILED',
  EAI_AGAIN: 'DNS_FAILED',
  EAI_FAIL: 'DNS_FAILED',
  EAI_NODATA: 'DNS_FAILED',
  EAI_NONAME: 'DNS_FAILED',
  ENODATA: 'DNS_FAILED',
  ESERVFAIL: 'DNS_FAILED',
  ETIMEOUT: 'DNS_FAILED',
  UND_ERR_CONNECT_TIMEOUT: 'TIMED_OUT',
  ETIMEDOUT: 'TIMED_OUT',
  UND_ERR_HEADERS_OVERFLOW: 'TOO_LARGE',
  HPE_HEADER_OVERFLOW: 'TOO_LARGE',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'TRUNCATED',
  HPE_INVALID_EOF_STATE: 'TRUNCATED',
  ECONNREFUSED: 'CONNECT_FAILED',
  EHOSTUNREACH: 'CONNECT_FAILED',
  ENETUNREACH: 'CONNECT_FAILED',
  EADDRNOTAVAIL: 'CONNECT_FAILED',
  EPROTO: 'TLS_FAILED',
};

const TLS_CODE = /^(?:ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH)/;

/**
 * Gives an error of the network or of the HTTP client its outcome.
 * @throws the error itself if it is neither: a fault of ours must not look like a fault of the site's
 */
export function faultOf(error: unknown, stage: Stage): FetchFault {
  if (error instanceof FetchFault) return error;
  if (error instanceof RefusedAddress) return new FetchFault('REFUSED_ADDRESS', error.message);
  const cause = firstCause(error);
  if (cause === null) throw error;
  return new FetchFault(outcomeOf(cause, stage), cause.message.replace(/\s+/g, ' ').trim() || cause.code);
}

interface CodedError {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

/** undici's ways to say that the bytes were not HTTP. */
const PROTOCOL_MESSAGES = new Set(['bad upgrade', 'bad response']);

function outcomeOf({ name, code, message }: CodedError, stage: Stage): FailureName {
  const known = BY_CODE[code];
  if (known !== undefined) return known;
  if (TLS_CODE.test(code)) return 'TLS_FAILED';
  // Its parser also states what it expects of an answer (a status of at least 100) as assertions.
  if (name === 'HTTPParserError' || code === 'ERR_ASSERTION' || PROTOCOL_MESSAGES.has(message)) return 'BAD_RESPONSE';
  if (stage === 'CONNECTING') return 'CONNECT_FAILED';
  return stage === 'WAITING' ? 'CONNECTION_LOST' : 'TRUNCATED';
}

/** An error with a code of the system's or undici's, or the first of several attempts (one per address). */
function firstCause(error: unknown): CodedError | null {
  if (!types.isNativeError(error)) return null;
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0) return firstCause(error.errors[0]);
  const { name, message } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return code === '' && name !== 'HTTPParserError' ? null : { name, code, message };
}
