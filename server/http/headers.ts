import { IncomingMessage, ServerResponse, type OutgoingHttpHeaders } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/**
 * Security headers on every answer. Scripts come from this desk only and never inline; styles may be inline, since React and the map set
 * sizes and places that way; the map draws in a worker that the browser may load from a blob. HTTPS is asked for only where the
 * desk is known to be reached by it: elsewhere it would lock a plain-HTTP desk out.
 *
 * What a program asks of `apiPath` is no page: it may load nothing and be framed nowhere, and what else a page needs to be told is left out. The
 * eleven headers of a page were a tenth of the time of a small answer.
 */
export function securityHeaders(app: FastifyInstance, publicUrl: string | undefined, apiPath: string): void {
  const secure = publicUrl?.startsWith('https:') ?? false;
  const ofPages = headersOf(secure, pagePolicy(secure));
  const ofAnswers = headersOf(secure, { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] }, NOT_FOR_ANSWERS);
  app.addHook('onRequest', ({ routeOptions, headers: { accept } }, reply, done) => {
    void reply.headers(routeOptions.url === apiPath && !accept?.includes('text/html') ? ofAnswers : ofPages);
    done();
  });
}

const NOT_FOR_ANSWERS = { crossOriginOpenerPolicy: false, originAgentCluster: false, dnsPrefetchControl: false, ieNoOpen: false, permittedCrossDomainPolicies: false, xssFilter: false } as const;

type Policy = Record<string, string[]>;

function pagePolicy(secure: boolean): Policy {
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'worker-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    ...(secure && { 'upgrade-insecure-requests': [] }),
  };
}

/** Asked of the library once: they are the same on every answer, and putting them together took a twentieth of the time of a small one. */
function headersOf(secure: boolean, directives: Policy, others?: typeof NOT_FOR_ANSWERS): OutgoingHttpHeaders {
  const answer = new ServerResponse(new IncomingMessage(new Socket()));
  const set = helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    ...others,
  });
  set(answer.req, answer, (error) => {
    if (error) throw error instanceof Error ? error : new Error('The security headers could not be made', { cause: error });
  });
  return { ...answer.getHeaders() };
}
