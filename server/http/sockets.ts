import type { FastifyRequest } from 'fastify';
import { GraphQLError, subscribe, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { makeServer, type Context as SocketContext, type Server } from 'graphql-ws';
import type { ServerResponse } from 'node:http';
import type { WebSocket } from 'ws';
import type { Log } from '../../common/log.ts';
import type { Credentials } from '../auth/auth.ts';
import { ANONYMOUS, type Viewer } from '../viewer.ts';
import { abortable } from './abortable.ts';
import { viewerOf } from './admission.ts';
import { CLOSES, closeFor } from './closeCodes.ts';
import { RefusedOperation } from './operation.ts';
import { isOwnOrigin } from './origin.ts';
import type { Caller } from './rateLimit.ts';
import type { RequestFacts } from './parts.ts';
import { sharedResults } from './sharedSocket.ts';
import type { StreamParts } from './streamParts.ts';

/** What is known of one socket: no more than is needed, since there are thousands. */
interface SocketExtra {
  socket: WebSocket;
  address: string;
  credentials: Credentials;
  viewer: Viewer;
  /** Whose budget its operations are taken from. */
  caller: Caller;
  /** Called when the socket is closed. */
  forget: () => void;
}

type Ctx = SocketContext<Record<string, unknown>, SocketExtra>;

/** Serves the graphql-transport-ws protocol on sockets that fastify hands over. */
export function socketHandler<C extends object>(parts: StreamParts<C>): (socket: WebSocket, request: FastifyRequest) => void {
  const server = protocolServer(parts);
  return (socket, request) => {
    release(socket, request, parts.log);
    const cookie = isOwnOrigin(request.headers, parts.settings.PUBLIC_URL) ? request.headers.cookie : undefined;
    const { authorization } = request.headers;
    const extra: SocketExtra = { socket, address: request.ip, credentials: { cookie, authorization }, viewer: ANONYMOUS, caller: parts.admission.callerOf(request), forget: nothing };
    const closed = server.opened(transport(socket, parts.log), extra);
    watch(socket, parts.limits.pingSeconds);
    socket.once('close', (code: number, reason: Buffer) => {
      closed(code, reason.toString()).catch((error: unknown) => parts.log.error({ err: error }, 'A WebSocket did not end well'));
    });
  };
}

type Results = AsyncGenerator<ExecutionResult> | ExecutionResult;

function protocolServer<C extends object>({ auth, admission, makeContext, read, mask, streams, limits, shared }: StreamParts<C>): Server<SocketExtra> {
  /** How each subscription that was let in is to run, by its context. */
  const runs = new WeakMap<object, (args: ExecutionArgs) => Promise<Results> | Results>();
  return makeServer<Record<string, unknown>, SocketExtra>({
    async onConnect(ctx) {
      const { extra } = ctx;
      const given = ctx.connectionParams?.['authorization'] ?? ctx.connectionParams?.['Authorization'];
      if (typeof given === 'string') {
        extra.credentials = { authorization: given };
        extra.caller = admission.callerBy(given, extra.address);
      }
      extra.viewer = await viewerOf(auth, admission, extra.credentials, extra.caller);
      if (extra.socket.readyState !== extra.socket.OPEN) return false; // it left meanwhile, and will not be forgotten a second time
      if (!streams.hasRoom(extra.viewer, extra.address)) {
        extra.socket.close(CLOSES.RATE_LIMITED.code, CLOSES.RATE_LIMITED.reason);
        return false;
      }
      extra.forget = streams.add({
        credentials: extra.credentials,
        viewer: extra.viewer,
        address: extra.address,
        operations: () => Object.keys(ctx.subscriptions).length,
        end: (why) => extra.socket.close(CLOSES[why].code, CLOSES[why].reason),
      });
      return true;
    },
    onClose: ({ extra }) => extra.forget(),
    // A refused operation is answered on its own; were it left to the library, it would close the socket and all that runs there.
    async onSubscribe(ctx, id, payload) {
      if (Object.keys(ctx.subscriptions).length > limits.operationsPerSocket) return [tooMany(limits.operationsPerSocket)];
      try {
        await admission.read(ctx.extra.caller, payload.query);
        const operation = read(payload, (document) => admission.admit(document, ctx.extra.viewer));
        await admission.charge(ctx.extra.caller, operation.cost);
        const start = await shared?.open(operation, ctx.extra.viewer, null);
        if (start) {
          const contextValue = {};
          runs.set(contextValue, () => sharedResults(ctx.extra.socket, id, limits.waitingBytes, start));
          return { ...operation.args, contextValue };
        }
        const controller = new AbortController();
        const contextValue = await makeContext(ctx.extra.viewer, factsOf(ctx, controller.signal));
        runs.set(contextValue, (args) => subscribeAlone(args, controller));
        return { ...operation.args, contextValue };
      } catch (error) {
        if (error instanceof RefusedOperation) return error.errors;
        return [new GraphQLError(String(error), { originalError: error as Error })];
      }
    },
    subscribe(args) {
      const run = runs.get(args.contextValue as object);
      runs.delete(args.contextValue as object); // the context lives as long as the subscription, what began it need not
      return run?.(args) ?? subscribe(args);
    },
    onNext: (_ctx, _id, _payload, _args, result) => (result.errors ? { ...result, errors: result.errors.map(mask) } : undefined),
    onError: (_ctx, _id, _payload, errors) => errors.map(mask),
  });
}

async function subscribeAlone(args: ExecutionArgs, controller: AbortController): Promise<Results> {
  const results = await subscribe(args);
  return Symbol.asyncIterator in results ? abortable(results, controller) : results;
}

function transport(socket: WebSocket, log: Log) {
  return {
    protocol: socket.protocol,
    // Resolved when the bytes have left: a slow reader slows its own operations down and nobody else's.
    send: (data: string) => new Promise<void>((resolve, reject) => {
      socket.send(data, (error) => (error ? reject(error) : resolve()));
    }),
    close: (code?: number, reason?: string) => socket.close(code, reason),
    onMessage(receive: (data: string) => Promise<void>) {
      socket.on('message', (data: Buffer) => {
        receive(data.toString()).catch((error: unknown) => {
          if (socket.readyState !== socket.OPEN) return;
          const { code, reason } = closeFor(error, log);
          socket.close(code, reason);
        });
      });
    },
  };
}

/**
 * Lets go of the HTTP request that the socket came by, which the framework would keep for as long as the socket lives (by its listener
 * and by the response that was never sent): 8 KiB each.
 */
function release(socket: WebSocket, { raw }: FastifyRequest, log: Log): void {
  socket.removeAllListeners('error');
  socket.on('error', (error) => log.debug({ err: error }, 'A WebSocket broke'));
  const { _httpMessage: response } = raw.socket as typeof raw.socket & { _httpMessage?: ServerResponse | null };
  response?.detachSocket(raw.socket);
}

/**
 * A peer that vanished without a word would keep its subscriptions for hours: who misses a ping is cut off. The ping stands in line
 * behind what was sent before, so a slow peer that still takes some of it counts as there.
 */
function watch(socket: WebSocket, seconds: number): void {
  let heard = true;
  let waiting = 0;
  socket.on('pong', () => { heard = true; });
  const timer = setInterval(() => {
    const takesSome = socket.bufferedAmount < waiting;
    waiting = socket.bufferedAmount;
    if (!heard && !takesSome) return socket.terminate();
    heard = false;
    socket.ping();
  }, seconds * 1000);
  socket.once('close', () => clearInterval(timer));
}

function nothing(): void {}

function factsOf({ extra }: Ctx, signal: AbortSignal): RequestFacts {
  return { transport: 'WEBSOCKET', address: extra.address, lastEventId: null, signal };
}

function tooMany(limit: number): GraphQLError {
  return new GraphQLError(`${limit} operations run on this socket already: end one of them first`, { extensions: { code: 'RATE_LIMITED', limit } });
}
