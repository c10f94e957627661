import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Auth } from '../auth/auth.ts';
import { ADDRESS_HEADER } from '../auth/addressHeader.ts';
import { DeskError } from '../errors.ts';
import { isOwnOrigin } from './origin.ts';

/** The only paths of the session library that are open: what isn't listed doesn't exist here. */
const OPEN_PATHS = new Set([
  'ok', 'sign-in/email', 'sign-out', 'get-session', 'change-password', 'list-sessions', 'revoke-session', 'revoke-sessions', 'revoke-other-sessions',
  'two-factor/enable', 'two-factor/disable', 'two-factor/verify-totp', 'two-factor/verify-backup-code', 'two-factor/generate-backup-codes',
]);

/**
 * `/api/auth/*`: sign-in and sessions. Only the desk's own pages may post here; the session library looks for that too, but not in
 * every mode that it may be run in.
 */
export function authRoute(app: FastifyInstance, auth: Auth, publicUrl: string | undefined): void {
  app.route<{ Params: { '*': string } }>({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    handler: async (request, reply) => {
      if (!OPEN_PATHS.has(request.params['*'])) return reply.callNotFound();
      if (request.method === 'POST' && !isOwnOrigin(request.headers, publicUrl)) throw new DeskError('FORBIDDEN', 'Sign in on a page of the desk itself');
      return sendResponse(reply, await auth.handle(webRequest(request)));
    },
  });
}

function webRequest(request: FastifyRequest): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && name !== ADDRESS_HEADER && name !== 'content-length') headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  headers.set(ADDRESS_HEADER, request.ip);
  const url = new URL(request.url, `${request.protocol}://${request.host}`);
  // The library refuses programs that name no origin; browsers always do when they post, so who doesn't is no page of another site.
  if (!headers.has('origin')) headers.set('origin', url.origin);
  const body = request.method === 'POST' && request.body !== undefined ? { body: JSON.stringify(request.body) } : {};
  return new Request(url, { method: request.method, headers, ...body });
}

async function sendResponse(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  void reply.code(response.status);
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') void reply.header(name, value);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
  void reply.header('cache-control', 'no-store');
  return reply.send(response.body === null ? null : await response.text());
}
