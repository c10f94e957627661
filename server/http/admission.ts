import { HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Settings } from '../../common/settings.ts';
import type { Auth, Credentials } from '../auth/auth.ts';
import { DeskError } from '../errors.ts';
import { may } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';
import { createRateLimits, type Caller } from './rateLimit.ts';
import { readTrustedDocuments, type TrustedDocuments } from './trustedDocuments.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose budget it is taken from; null until somebody asked. */
    caller: Caller | null;
  }
}

/** Who asks, and what they have left: budgets and trusted documents, alike on all transports. */
export interface Admission {
  /** Takes a request from its caller's budget before anything else is done for it. */
  guard(app: FastifyInstance): void;
  callerOf(request: FastifyRequest): Caller;
  /** Who shows a key after the request: sockets do, in their first message. */
  callerBy(key: string, address: string): Caller;
  /** @throws DeskError RATE_LIMITED, DOCUMENT_NOT_TRUSTED */
  admit(document: string, viewer: Viewer): void;
  /** Takes a document that is to be read from its caller's budget, if it is new. @throws DeskError RATE_LIMITED */
  read(caller: Caller, document: unknown): Promise<void>;
  charge(caller: Caller, cost: number): Promise<void>;
  /** Takes a refused key from the budget of the address that it came from. */
  punish(caller: Caller): Promise<void>;
  trusted: TrustedDocuments | null;
}

export function createAdmission(settings: Settings): Admission {
  const rates = createRateLimits(settings);
  const trusted = settings.TRUSTED_DOCUMENTS === undefined ? null : readTrustedDocuments(settings.TRUSTED_DOCUMENTS);
  const callerOf = (request: FastifyRequest): Caller => (request.caller ??= rates.callerBy(request.headers.authorization ?? request.headers.cookie, request.ip));
  return {
    trusted, callerOf,
    guard: (app) => void app.decorateRequest('caller', null).addHook('onRequest', (request, reply) => rates.takeRequest(callerOf(request), reply)),
    admit(document, viewer) {
      if (trusted && !may(viewer, 'read the desk')) trusted.check(document);
    },
    read: async (caller, document) => (typeof document === 'string' ? rates.takeDocument(caller, document) : undefined),
    charge: (caller, cost) => rates.takeCost(caller, cost),
    callerBy: (key, address) => rates.callerBy(key, address),
    punish: (caller) => rates.punish(caller),
  };
}

/** Who asks; a key or session that is refused is taken from its address's budget. @throws DeskError UNAUTHENTICATED */
export async function viewerOf(auth: Auth, admission: Admission, credentials: Credentials, caller: Caller): Promise<Viewer> {
  try {
    return await auth.viewerOf(credentials);
  } catch (error) {
    if (error instanceof DeskError && error.code === 'UNAUTHENTICATED') await admission.punish(caller);
    throw error;
  }
}

/** A refusal as Apollo and the streams pass it on, with the HTTP status where there still is one. */
export function refusal(error: unknown): GraphQLError {
  const original = error instanceof Error ? error : new Error(String(error));
  if (!(original instanceof DeskError)) return new GraphQLError(original.message, { originalError: original });
  const seconds = original.details['retryAfterSeconds'];
  const headers = new HeaderMap(typeof seconds === 'number' ? [['retry-after', String(seconds)]] : []);
  return new GraphQLError(original.message, { originalError: original, extensions: { code: original.code, http: { status: original.code === 'RATE_LIMITED' ? 429 : 400, headers } } });
}
