import { HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Settings } from '../../common/settings.ts';
import { DeskError } from '../errors.ts';
import { may } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';
import { createRateLimits, type Caller } from './rateLimit.ts';
import { readTrustedDocuments, type TrustedDocuments } from './trustedDocuments.ts';

/** Who asks, and what they have left: budgets and trusted documents, alike on all transports. */
export interface Admission {
  /** Takes a request from its caller's budget before anything else is done for it. */
  guard(app: FastifyInstance): void;
  callerOf(request: FastifyRequest): Caller;
  /** @throws DeskError RATE_LIMITED, DOCUMENT_NOT_TRUSTED */
  admit(document: string, viewer: Viewer): void;
  /** Takes a document that is to be read from its caller's budget, if it is new. @throws DeskError RATE_LIMITED */
  read(caller: Caller, document: unknown): Promise<void>;
  charge(caller: Caller, cost: number): Promise<void>;
  punish(request: FastifyRequest): Promise<void>;
  trusted: TrustedDocuments | null;
}

export function createAdmission(settings: Settings): Admission {
  const rates = createRateLimits(settings);
  const trusted = settings.TRUSTED_DOCUMENTS === undefined ? null : readTrustedDocuments(settings.TRUSTED_DOCUMENTS);
  const callers = new WeakMap<FastifyRequest, Caller>();
  const callerOf = (request: FastifyRequest): Caller => {
    const known = callers.get(request);
    if (known) return known;
    const caller = rates.callerOf(request);
    callers.set(request, caller);
    return caller;
  };
  return {
    trusted, callerOf,
    guard: (app) => void app.addHook('onRequest', (request, reply) => rates.takeRequest(callerOf(request), reply)),
    admit(document, viewer) {
      if (trusted && !may(viewer, 'read the desk')) trusted.check(document);
    },
    read: async (caller, document) => (typeof document === 'string' ? rates.takeDocument(caller, document) : undefined),
    charge: (caller, cost) => rates.takeCost(caller, cost),
    punish: (request) => rates.punish(callerOf(request)),
  };
}

/** A refusal as Apollo and the streams pass it on, with the HTTP status where there still is one. */
export function refusal(error: unknown): GraphQLError {
  const original = error instanceof Error ? error : new Error(String(error));
  if (!(original instanceof DeskError)) return new GraphQLError(original.message, { originalError: original });
  const seconds = original.details['retryAfterSeconds'];
  const headers = new HeaderMap(typeof seconds === 'number' ? [['retry-after', String(seconds)]] : []);
  return new GraphQLError(original.message, { originalError: original, extensions: { code: original.code, http: { status: original.code === 'RATE_LIMITED' ? 429 : 400, headers } } });
}
