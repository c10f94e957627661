import type { FastifyRequest } from 'fastify';
import { GraphQLError, subscribe } from 'graphql';
import { makeServer, type Context as SocketContext, type Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Log } from '../../common/log.ts';
import type { Credentials } from '../auth/auth.ts';
import { ANONYMOUS, type Viewer } from '../viewer.ts';
import { abortable } from './abortable.ts';
import { CLOSES, closeFor } from './closeCodes.ts';
import { RefusedOperation } from './operation.ts';
import { isOwnOrigin } from './origin.ts';
import type { RequestFacts } from './parts.ts';
import type { StreamParts } from './streamParts.ts';

/** What is known of one socket. */
interface SocketExtra {
  socket: WebSocket;
  request: FastifyRequest;
  credentials: Credentials;
  viewer: Viewer;
  /** Called when the socket is closed. */
  forget: () => void;
}

type Ctx = SocketContext<Record<string, unknown>, SocketExtra>;

/** Serves the graphql-transport-ws protocol on sockets that fastify hands over. */
export function socketHandler<C extends object>(parts: StreamParts<C>): (socket: WebSocket, request: FastifyRequest) => void {
  const server = protocolServer(parts);
  return (socket, request) => {
    const cookie = isOwnOrigin(request.headers, parts.settings.PUBLIC_URL) ? request.headers.cookie : undefined;
    const { authorization } = request.headers;
    const extra: SocketExtra = { socket, request, credentials: { cookie, authorization }, viewer: ANONYMOUS, forget: () => undefined };
    const closed = server.opened(transport(socket, parts.log), extra);
    watch(socket, parts.limits.pingSeconds);
    socket.once('close', (code: number, reason: Buffer) => {
      closed(code, reason.toString()).catch((error: unknown) => parts.log.error({ err: error }, 'A WebSocket did not end well'));
    });
  };
}

function protocolServer<C extends object>({ auth, makeContext, read, mask, streams, limits }: StreamParts<C>): Server<SocketExtra> {
  const controllers = new WeakMap<object, AbortController>();
  return makeServer<Record<string, unknown>, SocketExtra>({
    async onConnect(ctx) {
      const { extra } = ctx;
      const given = ctx.connectionParams?.['authorization'] ?? ctx.connectionParams?.['Authorization'];
      if (typeof given === 'string') extra.credentials = { authorization: given };
      extra.viewer = await auth.viewerOf(extra.credentials);
      extra.forget = streams.add({
        credentials: extra.credentials,
        viewer: extra.viewer,
        operations: () => Object.keys(ctx.subscriptions).length,
        end: (why) => extra.socket.close(CLOSES[why].code, CLOSES[why].reason),
      });
    },
    onClose: ({ extra }) => extra.forget(),
    // A refused operation is answered on its own; were it left to the library, it would close the socket and all that runs there.
    async onSubscribe(ctx, _id, payload) {
      if (Object.keys(ctx.subscriptions).length > limits.operationsPerSocket) return [tooMany(limits.operationsPerSocket)];
      try {
        const { args } = read(payload);
        const controller = new AbortController();
        const contextValue = await makeContext(ctx.extra.viewer, factsOf(ctx, controller.signal));
        controllers.set(contextValue, controller);
        return { ...args, contextValue };
      } catch (error) {
        if (error instanceof RefusedOperation) return error.errors;
        return [new GraphQLError(String(error), { originalError: error as Error })];
      }
    },
    async subscribe(args) {
      const results = await subscribe(args);
      const controller = controllers.get(args.contextValue as C);
      return Symbol.asyncIterator in results && controller ? abortable(results, controller) : results;
    },
    onNext: (_ctx, _id, _payload, _args, result) => (result.errors ? { ...result, errors: result.errors.map(mask) } : undefined),
    onError: (_ctx, _id, _payload, errors) => errors.map(mask),
  });
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

/** A peer that vanished without a word would keep its subscriptions for hours: who misses a ping is cut off. */
function watch(socket: WebSocket, seconds: number): void {
  let heard = true;
  socket.on('pong', () => { heard = true; });
  const timer = setInterval(() => {
    if (!heard) return socket.terminate();
    heard = false;
    socket.ping();
  }, seconds * 1000);
  socket.once('close', () => clearInterval(timer));
}

function factsOf({ extra }: Ctx, signal: AbortSignal): RequestFacts {
  return { transport: 'WEBSOCKET', headers: extra.request.headers, address: extra.request.ip, lastEventId: null, signal };
}

function tooMany(limit: number): GraphQLError {
  return new GraphQLError(`${limit} operations run on this socket already: end one of them first`, { extensions: { code: 'RATE_LIMITED', limit } });
}
