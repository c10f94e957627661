import { IncomingMessage, ServerResponse, type OutgoingHttpHeaders } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/**
 * Security headers on every answer. Scripts come from this desk only and never inline; styles may be inline, since React and the map set
 * sizes and places that way; the map draws in a worker that the browser may load from a blob. HTTPS is asked for only where the
 * desk is known to be reached by it: elsewhere it would lock a plain-HTTP desk out.
 */
export function securityHeaders(app: FastifyInstance, publicUrl: string | undefined): void {
  const headers = headersFor(publicUrl?.startsWith('https:') ?? false);
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
}

/** Asked of the library once: they are the same on every answer, and putting them together took a twentieth of the time of a small one. */
function headersFor(secure: boolean): OutgoingHttpHeaders {
  const answer = new ServerResponse(new IncomingMessage(new Socket()));
  const set = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
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
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  set(answer.req, answer, (error) => {
    if (error) throw error instanceof Error ? error : new Error('The security headers could not be made', { cause: error });
  });
  return { ...answer.getHeaders() };
}
