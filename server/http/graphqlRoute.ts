import { HeaderMap, type ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { Readable } from 'node:stream';
import { DeskError } from '../errors.ts';
import { viewerOf, type Admission } from './admission.ts';
import { databaseFault } from './databaseFault.ts';
import { eventStreamHandler } from './eventStream.ts';
import { RETRY_AFTER_SECONDS } from './maskError.ts';
import { sendGraphiql } from './pages.ts';
import type { HttpParts, RequestFacts } from './parts.ts';
import { HttpQuestion } from './question.ts';
import { socketHandler } from './sockets.ts';
import type { StreamParts } from './streamParts.ts';

export const GRAPHQL_PATH = '/graphql';

/** `/graphql` with its three transports, and the page that a browser sees there. */
export function graphqlRoute<C extends object>(app: FastifyInstance, parts: HttpParts<C>, streams: StreamParts<C>, apollo: ApolloServer<C>): void {
  const { admission } = streams;
  admission.guard(app);
  app.addHook('preParsing', async ({ raw }, _reply, payload) => {
    const body = parts.answers?.bodyOf(raw);
    return body ? Readable.from([body]) : payload;
  });
  const answer = apolloHandler(parts, apollo, admission);
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
function apolloHandler<C extends object>(parts: HttpParts<C>, apollo: ApolloServer<C>, admission: Admission) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const question = new HttpQuestion(request);
    const { body, headers, status } = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest: question, context: () => contextOf(parts, admission, question, request, reply) });
    for (const [name, value] of headers) void reply.header(name, value);
    void reply.code(status ?? 200);
    if (body.kind === 'chunked') return reply.send(Readable.from(body.asyncIterator));
    return parts.answers?.send(request, reply, question, body.string) ? reply : reply.send(body.string);
  };
}

/** The context of a question, which is told who asks it. */
async function contextOf<C extends object>(parts: HttpParts<C>, admission: Admission, question: HttpQuestion, request: FastifyRequest, reply: FastifyReply): Promise<C> {
  try {
    const { cookie, authorization } = request.headers;
    const caller = admission.callerOf(request);
    const viewer = await viewerOf(parts.auth, admission, { cookie, authorization }, caller);
    question.asker = { caller, viewer };
    return await parts.makeContext(viewer, new HttpFacts(request.ip, reply));
  } catch (error) {
    throw withStatus(error);
  }
}

/** What a context may know of a request by HTTP. Most never ask for the signal, and making it takes longer than all else here. */
class HttpFacts implements RequestFacts {
  readonly transport = 'HTTP';
  readonly lastEventId = null;
  private controller: AbortController | undefined;

  constructor(readonly address: string, private readonly reply: FastifyReply) {}

  get signal(): AbortSignal {
    return (this.controller ??= abortedOnLeave(this.reply)).signal;
  }
}

/** Aborts only where nobody waits any more: each abort makes an exception with its stack. */
function abortedOnLeave({ raw }: FastifyReply): AbortController {
  const controller = new AbortController();
  const leave = (): void => { if (!raw.writableFinished) controller.abort(); };
  if (raw.closed) leave();
  else raw.once('close', leave);
  return controller;
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
