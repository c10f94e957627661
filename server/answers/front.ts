import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Auth } from '../auth/auth.ts';
import { sightKey, sightOf } from '../plans/sight.ts';
import { ANONYMOUS } from '../viewer.ts';
import { bodyAtOnce, wholeBody } from './body.ts';
import type { AnswerCache, Fill } from './cache.ts';
import { inGroups } from './groups.ts';
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

/** What is known of requests that were let pass. */
export interface Front {
  fillableOf(request: IncomingMessage): Fillable | undefined;
  /** The body, where it was read here: its stream is at its end then. */
  bodyOf(request: IncomingMessage): Buffer | undefined;
}

/** A request that may have been answered before. */
interface Asked {
  request: IncomingMessage;
  response: ServerResponse;
  sight: string;
  key: string;
  /** null where it came without one. */
  body: Buffer | null;
}

/**
 * Answers from the cache before anything else of the server runs. An answer is given only after a look that was sent after the request
 * came: nobody gets one that is older than a change they were told of. What comes in one turn of the event loop is looked up at its end
 * together, without promises and listeners for each: those cost as much as sending the answer.
 */
export function putInFront(server: Server, parts: FrontParts): Front {
  const { cache, look, figures } = parts;
  const fillables = new WeakMap<IncomingMessage, Fillable>();
  const bodies = new WeakMap<IncomingMessage, Buffer>();
  // The last listener is the server's own; others only watch.
  const pass = server.listeners('request').at(-1) as RequestListener;
  server.removeListener('request', pass);

  const passOn = ({ request, response, body }: Pick<Asked, 'request' | 'response' | 'body'>): void => {
    if (body) bodies.set(request, body);
    pass(request, response);
  };
  const make = (asked: Asked): void => {
    figures.misses += 1;
    const fill = cache.begin(asked.key);
    fillables.set(asked.request, { fill, sight: asked.sight });
    asked.response.once('close', () => fill.end());
    passOn(asked);
  };
  const give = (asked: Asked): void => {
    const kept = cache.get(asked.key);
    if (!kept) return make(asked);
    figures.hits += 1;
    kept.send(asked.request, asked.response, server.keepAliveTimeout);
  };
  const afterLook = inGroups<Asked>(() => look.upToNow().then(() => true, () => false), (group, looked) => {
    for (const asked of group) {
      if (!looked) passOn(asked); // the server behind says what is wrong
      else if (!asked.response.destroyed) give(asked);
    }
  });
  /** What is kept is given after a look; what is being made for somebody is waited for, once; the rest is made. */
  const lookUp = (all: readonly Asked[], patient: boolean): void => {
    const kept: Asked[] = [];
    for (const asked of all) {
      if (asked.response.destroyed) continue;
      if (cache.has(asked.key)) {
        kept.push(asked);
        continue;
      }
      const fill = patient ? cache.underWay(asked.key) : undefined;
      if (fill) void fill.ended.then(() => lookUp([asked], false));
      else make(asked);
    }
    afterLook(kept);
  };

  const keyed = (request: IncomingMessage, response: ServerResponse, sight: string, body: Buffer | null): Asked[] => {
    const key = body && `${sight} ${keyOf(request)}\n${body.toString('latin1')}`;
    if (key && (cache.has(key) || !key.includes('mutation'))) return [{ request, response, sight, key, body }];
    passOn({ request, response, body });
    return [];
  };
  const takeUp = (request: IncomingMessage, response: ServerResponse, sight: string): Asked[] => {
    if (request.method === 'GET') return [{ request, response, sight, key: `${sight} ${keyOf(request)}`, body: null }];
    const length = Number(request.headers['content-length']);
    const body = bodyAtOnce(request, length);
    if (body) return keyed(request, response, sight, body);
    void wholeBody(request, length).then((whole) => lookUp(keyed(request, response, sight, whole), true));
    return [];
  };
  const arrive = byTurns<[IncomingMessage, ServerResponse, string]>((turn) => lookUp(turn.flatMap((each) => takeUp(...each)), true));

  const seenAs = (request: IncomingMessage, response: ServerResponse, sight: string | null): void => (sight === null ? pass(request, response) : arrive([request, response, sight]));
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!isReading(request, parts.path)) return pass(request, response);
    if (request.headers.authorization === undefined) return seenAs(request, response, EVERYBODY);
    return void sightFor(request, parts.auth).then((sight) => seenAs(request, response, sight));
  });
  return { fillableOf: (request) => fillables.get(request), bodyOf: (request) => bodies.get(request) };
}

/** Hands on at the end of a turn of the event loop what came in it. */
function byTurns<T>(end: (turn: T[]) => void): (one: T) => void {
  let turn: T[] = [];
  const endTurn = (): void => {
    const ended = turn;
    turn = [];
    end(ended);
  };
  return (one) => {
    if (turn.push(one) === 1) setImmediate(endTurn);
  };
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

/** The sight of who shows neither key nor session; null where those may read nothing. */
const everybody = sightOf(ANONYMOUS);
const EVERYBODY = everybody && sightKey(everybody);

/** Viewers of equal sight share answers; the desk's own people see them as they are made. */
async function sightFor({ headers: { authorization } }: IncomingMessage, auth: FrontParts['auth']): Promise<string | null> {
  try {
    const sight = sightOf(await auth.viewerOf({ authorization }));
    return sight && !sight.desk ? `${sightKey(sight)} private` : null;
  } catch {
    return null; // told by the server behind
  }
}
