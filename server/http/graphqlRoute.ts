import { HeaderMap, type ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { Readable } from 'node:stream';
import { DeskError } from '../errors.ts';
import type { Viewer } from '../viewer.ts';
import { viewerOf, type Admission } from './admission.ts';
import { databaseFault } from './databaseFault.ts';
import { eventStreamHandler } from './eventStream.ts';
import { RETRY_AFTER_SECONDS } from './maskError.ts';
import { sendGraphiql } from './pages.ts';
import type { Asker, HttpParts, RequestFacts } from './parts.ts';
import { socketHandler } from './sockets.ts';
import type { StreamParts } from './streamParts.ts';

export const GRAPHQL_PATH = '/graphql';

/** `/graphql` with its three transports, and the page that a browser sees there. */
export function graphqlRoute<C extends object>(app: FastifyInstance, parts: HttpParts<C>, streams: StreamParts<C>, apollo: ApolloServer<C>, who: WeakMap<object, Asker>): void {
  const { admission } = streams;
  admission.guard(app);
  app.addHook('preParsing', async ({ raw }, _reply, payload) => {
    const body = parts.answers?.bodyOf(raw);
    return body ? Readable.from([body]) : payload;
  });
  const answer = apolloHandler(parts, apollo, async (request, reply, head) => {
    const [context, viewer] = await contextOf(parts, admission, request, reply);
    who.set(head, { caller: admission.callerOf(request), viewer });
    return context;
  });
  const stream = eventStreamHandler(streams);
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    await admission.read(admission.callerOf(request), documentOf(request));
    if (accepts(request, 'text/event-stream')) return stream(request, reply);
    if (isVisit(request)) return sendGraphiql(reply, parts.webRoot);
    return answer(request, reply);
  };
  app.route({ method: 'GET', url: GRAPHQL_PATH, handler, wsHandler: socketHandler(streams) });
  app.route({ method: 'POST', url: GRAPHQL_PATH, handler });
  app.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: GRAPHQL_PATH,
    handler: (_request, reply) => reply.code(405).header('allow', 'GET, POST').send(badRequest('GraphQL is asked by POST, queries by GET as well')),
  });
}

/** A bare adapter: Apollo's own for fastify does the same and parses the URL for each request. */
function apolloHandler<C extends object>(parts: HttpParts<C>, apollo: ApolloServer<C>, contextFor: (request: FastifyRequest, reply: FastifyReply, head: HeaderMap) => Promise<C>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { url } = request;
    const head = headerMap(request);
    let context: C | undefined;
    const { body, headers, status } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method,
        headers: head,
        body: request.body,
        search: url.includes('?') ? url.slice(url.indexOf('?')) : '',
      },
      context: async () => (context = await contextFor(request, reply, head)),
    });
    for (const [name, value] of headers) void reply.header(name, value);
    void reply.code(status ?? 200);
    if (context && body.kind === 'complete' && parts.answers?.send(request, reply, context, body.string)) return reply;
    return reply.send(body.kind === 'complete' ? body.string : Readable.from(body.asyncIterator));
  };
}

async function contextOf<C extends object>(parts: HttpParts<C>, admission: Admission, request: FastifyRequest, reply: FastifyReply): Promise<[C, Viewer]> {
  const controller = new AbortController();
  // Only where nobody waits any more: each abort makes an exception with its stack.
  reply.raw.once('close', () => { if (!reply.raw.writableFinished) controller.abort(); });
  const facts: RequestFacts = { transport: 'HTTP', address: request.ip, lastEventId: null, signal: controller.signal };
  try {
    const { cookie, authorization } = request.headers;
    const viewer = await viewerOf(parts.auth, admission, { cookie, authorization }, admission.callerOf(request));
    return [await parts.makeContext(viewer, facts), viewer];
  } catch (error) {
    throw withStatus(error);
  }
}

/** Before an operation runs, the HTTP status may say what is wrong. */
function withStatus(error: unknown): unknown {
  const originalError = error instanceof Error ? error : new Error(String(error));
  const http = (status: number, header: [string, string]) =>
    new GraphQLError(originalError.message, { originalError, extensions: { http: { status, headers: new HeaderMap([header]) } } });
  if (error instanceof DeskError && error.code === 'UNAUTHENTICATED') return http(401, ['www-authenticate', 'Bearer']);
  if (databaseFault(error) !== null) return http(503, ['retry-after', String(RETRY_AFTER_SECONDS)]);
  return error;
}

function headerMap(request: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

/** The document that a request brings along; those that come by their hash alone are known. */
function documentOf({ method, body, query }: FastifyRequest): unknown {
  const brought = method === 'POST' ? body : query;
  return typeof brought === 'object' && brought !== null && 'query' in brought ? brought.query : undefined;
}

function accepts(request: FastifyRequest, type: string): boolean {
  return request.headers.accept?.includes(type) ?? false;
}

function isVisit(request: FastifyRequest): boolean {
  return request.method === 'GET' && accepts(request, 'text/html') && !('query' in (request.query as object)) && !('extensions' in (request.query as object));
}

function badRequest(message: string): object {
  return { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] };
}
