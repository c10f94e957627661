import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

const ASKED = ['content-type', 'authorization', 'accept', 'apollo-require-preflight', 'x-apollo-operation-name', 'last-event-id', 'if-none-match'];
const SHOWN = ['etag', 'retry-after', 'ratelimit', 'ratelimit-policy'];
const REMEMBERED_SECONDS = 600;

/**
 * Lets pages of the named origins read the API's answers: exactly these, or `*` for everybody's. Cookies are never let through, so another
 * page can show a key of its own but not act as whoever is signed in here. No setting, no header.
 */
export async function crossOrigin(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await app.register(cors, {
    origin: origins.includes('*') ? '*' : [...origins], credentials: false, methods: ['GET', 'POST'], allowedHeaders: ASKED, exposedHeaders: SHOWN, maxAge: REMEMBERED_SECONDS,
  });
}
