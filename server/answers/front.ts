import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Auth } from '../auth/auth.ts';
import { sightKey, sightOf } from '../plans/sight.ts';
import { ANONYMOUS } from '../viewer.ts';
import type { AnswerCache, Fill } from './cache.ts';
import type { Look } from './look.ts';

/** Who is signed in sends it; what else is in a cookie says nothing to us. */
export const SESSION_COOKIE = 'desk.session_token=';
/** Requests larger than this are not looked up. */
const LARGEST_BODY = 16_384;

export interface FrontParts {
  /** Where the API is: only requests for it are looked up. */
  path: string;
  cache: AnswerCache;
  look: Look;
  auth: Pick<Auth, 'viewerOf'>;
  /** Answers given from the cache, and requests that could have been. */
  figures: { hits: number; misses: number };
}

/** What the server behind may do for a request that could be answered from the cache next time. */
export interface Fillable {
  fill: Fill;
  /** Whose sight the answer must be made with. */
  sight: string;
}

/**
 * Answers from the cache before anything else of the server runs. An answer is given only after a look that was sent after the request
 * came: nobody gets one that is older than a change they were told of.
 * @returns what the fill of a request is, for whoever answers it
 */
export function putInFront(server: Server, parts: FrontParts): (request: IncomingMessage) => Fillable | undefined {
  const fillables = new WeakMap<IncomingMessage, Fillable>();
  // The last listener is the server's own; others only watch.
  const pass = server.listeners('request').at(-1) as RequestListener;
  server.removeListener('request', pass);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const sight = await sightFor(request, parts.auth);
    const body = sight && (await bodyOf(request));
    if (!sight || body === null || body === undefined) return pass(request, response);
    const key = `${sight} ${keyOf(request)}\n${body}`;
    const kept = await find(parts, key);
    if (response.destroyed) return undefined;
    if (kept) {
      parts.figures.hits += 1;
      return kept.send(request, response);
    }
    parts.figures.misses += 1;
    const fill = parts.cache.begin(key);
    fillables.set(request, { fill, sight });
    response.once('close', () => fill.end());
    return pass(request, response);
  };

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!isReading(request, parts.path)) return pass(request, response);
    void answer(request, response);
  });
  return (request) => fillables.get(request);
}

/** An answer that nothing has touched up to a moment after the call. */
async function find({ cache, look }: FrontParts, key: string) {
  if (!cache.get(key)) {
    const fill = cache.underWay(key);
    if (!fill) return undefined;
    await fill.ended;
  }
  try {
    await look.upToNow();
  } catch {
    return undefined; // the server behind says what is wrong
  }
  return cache.get(key);
}

/** Whether it may be a query of a program, or of a page that had to ask first: what CSRF prevention refuses is never looked up. */
function isReading({ method, url = '', headers }: IncomingMessage, path: string): boolean {
  if (!url.startsWith(path) || (url.length > path.length && url[path.length] !== '?')) return false;
  if (headers.upgrade !== undefined || headers.accept?.includes('text/event-stream') || headers.cookie?.includes(SESSION_COOKIE)) return false;
  if (method === 'GET') return headers['apollo-require-preflight'] !== undefined || headers['x-apollo-operation-name'] !== undefined;
  if (method !== 'POST' || !headers['content-type']?.startsWith('application/json') || headers['content-encoding'] !== undefined) return false;
  const length = Number(headers['content-length']);
  return length > 0 && length <= LARGEST_BODY;
}

function keyOf({ method, url, headers }: IncomingMessage): string {
  return `${method} ${url} ${headers['content-type'] ?? ''} ${headers.accept ?? ''} ${headers.origin ?? ''}`;
}

/** Viewers of equal sight share answers; the desk's own people see them as they are made. */
async function sightFor({ headers: { authorization } }: IncomingMessage, auth: FrontParts['auth']): Promise<string | null> {
  try {
    const sight = sightOf(authorization === undefined ? ANONYMOUS : await auth.viewerOf({ authorization }));
    return sight && !sight.desk ? `${sightKey(sight)}${authorization === undefined ? '' : ' private'}` : null;
  } catch {
    return null; // told by the server behind
  }
}

/** The body, left in the request for the server behind; null where it can't be an answerable query. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  if (request.method === 'GET') return '';
  const body = await peek(request, Number(request.headers['content-length']));
  return body === null || body.includes('mutation') ? null : body.toString('latin1');
}

/** Reads a body and puts it back. */
function peek(request: IncomingMessage, length: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let read = 0;
    const done = (whole: Buffer | null): void => {
      request.off('readable', take).off('close', give);
      resolve(whole);
    };
    const give = (): void => done(null);
    const take = (): void => {
      const chunk = request.read() as Buffer | null;
      if (chunk === null) return;
      chunks.push(chunk);
      read += chunk.length;
      if (read < length) return;
      const whole = chunks.length === 1 ? chunk : Buffer.concat(chunks);
      request.unshift(whole);
      done(whole);
    };
    request.on('readable', take).on('close', give);
  });
}
