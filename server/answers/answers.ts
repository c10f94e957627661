import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage, Server } from 'node:http';
import type { Log } from '../../common/log.ts';
import type { Auth } from '../auth/auth.ts';
import type { Metrics } from '../http/metrics.ts';
import type { HttpQuestion } from '../http/question.ts';
import { sightKey, sightOf } from '../plans/sight.ts';
import { createCache } from './cache.ts';
import { FinishedAnswer } from './finished.ts';
import { putInFront, SESSION_COOKIE, type Front } from './front.ts';
import { openLook } from './look.ts';

export interface AnswersParts {
  databaseUrl: string;
  log: Log;
  auth: Auth;
  metrics: Metrics;
  /** Bytes of answers kept; 0 keeps none. */
  bytes: number;
  /** Seconds for which others may give a public answer without asking us. */
  maxAge: number;
}

/** The answers to public queries, kept and given out again. */
export interface Answers {
  /** Puts the cache before a server's own handler. */
  inFrontOf(server: Server, path: string): void;
  /** The body of a request, where it was read in front of the server: its stream is at its end then. */
  bodyOf(request: IncomingMessage): Buffer | undefined;
  /** Says in the head for how long others may keep an answer; sends it where we may, and keeps it. @returns false where it is still to be sent */
  send(request: FastifyRequest, reply: FastifyReply, question: Pick<HttpQuestion, 'asker' | 'madeFrom'>, body: string): boolean;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Headers of one answer and not of the next. */
const OF_ONE_ANSWER = /^(date|connection|keep-alive|content-length|transfer-encoding|set-cookie|retry-after|ratelimit.*|x-ratelimit.*)$/;

export function openAnswers({ databaseUrl, log, auth, metrics, bytes, maxAge }: AnswersParts): Answers {
  const cache = createCache(bytes);
  const look = openLook(databaseUrl, log, (touched) => cache.drop(touched));
  const figures = { hits: 0, misses: 0 };
  let front: Front | null = null;
  metrics.gauge('desk_answers_kept_bytes', 'Bytes of kept answers', () => cache.bytes());
  metrics.gauge('desk_answers_kept', 'Answers that are kept', () => cache.count());
  metrics.gauge('desk_answers_hits', 'Answers given from those kept, since the start', () => figures.hits);
  metrics.gauge('desk_answers_misses', 'Requests that could have been answered so and were not, since the start', () => figures.misses);

  return {
    inFrontOf(server, path) {
      if (bytes > 0) front = putInFront(server, { path, cache, look, auth, figures });
    },
    bodyOf: (request) => front?.bodyOf(request),
    send(request, reply, { asker, madeFrom }, text) {
      const sight = asker && sightOf(asker.viewer);
      if (!madeFrom || !sight || sight.desk) return false;
      const fillable = front?.fillableOf(request.raw);
      const keepable = fillable?.sight.startsWith(sightKey(sight)) ?? false;
      const tags = keepable || request.method === 'GET' ? madeFrom() : [];
      if (tags === null) return false;
      const { authorization, cookie } = request.headers;
      const shared = authorization === undefined && !cookie?.includes(SESSION_COOKIE);
      void reply.header('cache-control', cacheControl(request.method, shared, maxAge));
      if (request.method === 'GET') void reply.header('vary', 'accept, accept-encoding, authorization, cookie, origin');
      if (!keepable && request.method !== 'GET') return false;
      const answer = new FinishedAnswer(Buffer.from(text), request.method, keepable ? headersOf(reply) : []);
      if (keepable) fillable?.fill.keep({ answer, tags });
      const { status, body, headers } = answer.replyTo(request.raw);
      for (let at = 0; at < headers.length; at += 2) void reply.header(headers[at] ?? '', headers[at + 1]);
      void reply.code(status).send(body);
      return true;
    },
    [Symbol.asyncDispose]: () => look[Symbol.asyncDispose](),
  };
}

/** What caches between here and the reader may do: keep it, and ask each time whether it still holds unless the desk allows some seconds. */
function cacheControl(method: string, shared: boolean, maxAge: number): string {
  if (method !== 'GET') return 'no-store';
  if (!shared) return 'private, no-cache';
  return maxAge > 0 ? `public, max-age=${maxAge}` : 'public, no-cache';
}

function headersOf(reply: FastifyReply): [string, string][] {
  return Object.entries(reply.getHeaders()).flatMap(([name, value]): [string, string][] => (value === undefined || OF_ONE_ANSWER.test(name) ? [] : [[name, String(value)]]));
}
