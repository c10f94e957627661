import type { FastifyError, FastifyInstance } from 'fastify';
import { DeskError, type ErrorCode } from '../errors.ts';
import type { Mask } from './maskError.ts';

const STATUS: Partial<Record<ErrorCode, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, BAD_REQUEST: 400, BAD_USER_INPUT: 400, NOT_FOUND: 404, UNAVAILABLE: 503, TIMED_OUT: 503, RATE_LIMITED: 429 };

/** Whatever goes wrong outside of GraphQL is answered in GraphQL's shape: a body too large, broken JSON, a missing page, a bug. */
export function shapeFaults(app: FastifyInstance, mask: Mask): void {
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (!(error instanceof DeskError) && status >= 400 && status < 500) {
      return reply.code(status).send({ errors: [{ message: wordsFor(error), extensions: { code: 'BAD_REQUEST' } }] });
    }
    const shown = mask(error);
    const code = shown.extensions?.['code'] as ErrorCode;
    const retryAfter = shown.extensions?.['retryAfterSeconds'];
    if (typeof retryAfter === 'number') void reply.header('retry-after', retryAfter);
    return reply.code(STATUS[code] ?? 500).send({ errors: [shown] });
  });
}

function wordsFor(error: FastifyError): string {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return 'The request is larger than this desk reads: ask for less in one request';
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return 'Send the body as application/json';
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return 'The body is not JSON';
    default:
      return 'The HTTP request can\'t be read';
  }
}
