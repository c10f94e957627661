import type { FastifyReply, FastifyRequest } from 'fastify';
import { execute, GraphQLError, OperationTypeNode, subscribe, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Credentials } from '../auth/auth.ts';
import { DeskError } from '../errors.ts';
import type { Viewer } from '../viewer.ts';
import { abortable } from './abortable.ts';
import { viewerOf } from './admission.ts';
import { databaseFault } from './databaseFault.ts';
import { eventIdOf, printEvent } from './eventFormat.ts';
import type { Mask } from './maskError.ts';
import { RefusedOperation, type OperationRequest, type PreparedOperation } from './operation.ts';
import type { StreamEnd } from './openStreams.ts';
import { sharedStream } from './sharedStream.ts';
import type { StreamParts } from './streamParts.ts';

/** Comments keep proxies from closing a quiet stream. */
const KEEP_ALIVE_MS = 12_000;
const KEEP_ALIVE = ':\n\n';

/**
 * One operation a stream, as GraphQL over Server-Sent Events ("distinct connections") says: `next` events, then `complete`. Results
 * with a cursor carry it as the event's id, so that a browser that lost the stream comes back with `Last-Event-ID` by itself.
 * Refused operations are told as events too, because an EventSource can't read the body of an error.
 */
export function eventStreamHandler<C extends object>(parts: StreamParts<C>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const credentials: Credentials = { cookie: request.headers.cookie, authorization: request.headers.authorization };
    const viewer = await viewerOf(parts.auth, parts.admission, credentials, parts.admission.callerOf(request));
    const address = request.ip;
    if (!parts.streams.hasRoom(viewer, address)) throw new DeskError('RATE_LIMITED', `You have ${parts.limits.streamsPerCaller} streams open, as many as may be: close one first`);
    const controller = new AbortController();
    const run = await prepare(parts, request, viewer, controller);
    const response = openResponse(reply);
    const forget = parts.streams.add({ credentials, viewer, address, operations: () => 1, end: (why) => end(response, controller, why) });
    response.once('close', () => controller.abort());
    const keepAlive = setInterval(() => response.write(KEEP_ALIVE), KEEP_ALIVE_MS);
    try {
      await run(response);
    } finally {
      clearInterval(keepAlive);
      forget();
      controller.abort();
      response.end();
    }
  };
}

/** What is to be written to the response, the errors of a refused operation being a result like others. */
async function prepare<C extends object>(
  parts: StreamParts<C>, request: FastifyRequest, viewer: Viewer, controller: AbortController,
): Promise<(response: ServerResponse) => Promise<void>> {
  const { mask, limits, shared } = parts;
  const pumped = (results: AsyncIterable<ExecutionResult>) => (response: ServerResponse) => pump(results, response, mask, controller.signal);
  try {
    const prepared = parts.read(operationOf(request), (document) => parts.admission.admit(document, viewer));
    await parts.admission.charge(parts.admission.callerOf(request), prepared.cost);
    if (request.method === 'GET' && prepared.operation.operation === OperationTypeNode.MUTATION) throw new RefusedOperation([mutationByGet()]);
    const header = request.headers['last-event-id'];
    const lastEventId = typeof header === 'string' && header !== '' ? header : null;
    const start = await shared?.open(prepared, viewer, lastEventId);
    if (start) return (response) => sharedStream(response, limits.waitingBytes, mask, controller.signal, start);
    const facts = { transport: 'SSE', address: request.ip, signal: controller.signal, lastEventId } as const;
    return pumped(await run({ ...prepared.args, contextValue: await parts.makeContext(viewer, facts) }, prepared, controller));
  } catch (error) {
    if (error instanceof RefusedOperation) return pumped(single({ errors: error.errors }));
    if (error instanceof DeskError && error.code !== 'BAD_REQUEST') return pumped(single({ errors: [asGraphQLError(error)] }));
    if (databaseFault(error) !== null) return async (response) => void response.write(printEvent('next', { errors: [mask(error)] })); // not complete: come back
    throw error;
  }
}

async function run(args: ExecutionArgs, { operation }: PreparedOperation, controller: AbortController): Promise<AsyncIterable<ExecutionResult>> {
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return single(await execute(args));
  const results = await subscribe(args);
  return Symbol.asyncIterator in results ? abortable(results, controller) : single(results);
}

/** Writes at the reader's pace; an error of the source is the last result. */
async function pump(results: AsyncIterable<ExecutionResult>, response: ServerResponse, mask: Mask, signal: AbortSignal): Promise<void> {
  const send = async (result: ExecutionResult): Promise<void> => {
    const shown = result.errors ? { ...result, errors: result.errors.map(mask) } : result;
    if (!response.write(printEvent('next', shown, eventIdOf(result)))) await once(response, 'drain', { signal });
  };
  try {
    for await (const result of results) await send(result);
  } catch (error) {
    if (signal.aborted) return;
    await send({ errors: [asGraphQLError(error)] });
  }
  if (!signal.aborted) response.write(printEvent('complete'));
}

function openResponse(reply: FastifyReply): ServerResponse {
  reply.hijack();
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  });
  reply.raw.write(KEEP_ALIVE); // some browsers call a stream open only after its first bytes
  return reply.raw;
}

/** A stopping server just ends the stream: the client comes back. Who lost the right is told so. */
function end(response: ServerResponse, controller: AbortController, why: StreamEnd): void {
  if (why === 'UNAUTHENTICATED') {
    const error = { message: 'Your session or key has ended: sign in again', extensions: { code: why } };
    response.write(printEvent('next', { errors: [error] }) + printEvent('complete'));
  }
  controller.abort();
  response.end();
}

/** @throws DeskError BAD_REQUEST for a GET whose variables are not JSON */
function operationOf(request: FastifyRequest): OperationRequest {
  if (request.method !== 'GET') return (request.body ?? {}) as OperationRequest;
  const { query, operationName, variables } = request.query as Record<string, string | undefined>;
  try {
    return { query, operationName, variables: variables === undefined ? undefined : JSON.parse(variables) };
  } catch {
    throw new DeskError('BAD_REQUEST', '"variables" must be JSON');
  }
}

async function* single(result: ExecutionResult): AsyncGenerator<ExecutionResult> {
  yield result;
}

function asGraphQLError(error: unknown): GraphQLError {
  return new GraphQLError(String(error), { originalError: error as Error });
}

function mutationByGet(): GraphQLError {
  return new GraphQLError('GET runs queries and subscriptions only: send mutations by POST', { extensions: { code: 'BAD_REQUEST' } });
}
