import type { FastifyInstance } from 'fastify';

const POLICY = [
  "default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self'",
  "worker-src 'self' blob:", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
];

/**
 * Security headers on every answer. Scripts come from this desk only and never inline; styles may be inline, since React and the map set
 * sizes and places that way; the map draws in a worker that the browser may load from a blob. HTTPS is asked for only where the
 * desk is known to be reached by it: elsewhere it would lock a plain-HTTP desk out. They are put together once: a library that does so for
 * each request took a twentieth of the time of a small answer.
 */
export function securityHeaders(app: FastifyInstance, publicUrl: string | undefined): void {
  const secure = publicUrl?.startsWith('https:') ?? false;
  const headers = {
    'content-security-policy': [...POLICY, ...(secure ? ['upgrade-insecure-requests'] : [])].join(';'),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'referrer-policy': 'no-referrer',
    ...(secure && { 'strict-transport-security': 'max-age=31536000' }),
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-download-options': 'noopen',
    'x-frame-options': 'DENY',
    'x-permitted-cross-domain-policies': 'none',
    'x-xss-protection': '0',
  };
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
}
