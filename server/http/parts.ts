import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { FastifyInstance } from 'fastify';
import type { Log } from '../../common/log.ts';
import type { Settings } from '../../common/settings.ts';
import type { Db } from '../../prisma/db.ts';
import type { Answers } from '../answers/answers.ts';
import type { Auth } from '../auth/auth.ts';
import type { Outlet } from '../changes/outlet.ts';
import type { Viewer } from '../viewer.ts';
import type { Metrics } from './metrics.ts';
import type { Caller } from './rateLimit.ts';
import type { PreparedOperation } from './operation.ts';

/** Who sent an operation, and whose budget it is taken from. */
export interface Asker {
  caller: Caller;
  viewer: Viewer;
}

/** What a context may know of the request that it serves. */
export interface RequestFacts {
  transport: 'HTTP' | 'SSE' | 'WEBSOCKET';
  /** Address of the other end, as the socket says it. */
  address: string;
  /** Where an event stream broke off, as the browser remembers it; null on other transports. */
  lastEventId: string | null;
  /** Aborted when nobody waits for the answer any more: the client left, unsubscribed, or the server stops. */
  signal: AbortSignal;
}

/** Limits of the two transports that stay open. */
export interface StreamLimits {
  /** Largest message that a WebSocket client may send, in bytes. */
  messageBytes: number;
  /** Operations that may run at once on one WebSocket. */
  operationsPerSocket: number;
  /** WebSockets and event streams that may be open at once for one user or key, or without either for one address. */
  streamsPerCaller: number;
  /** Bytes that may wait for one reader; what is more stays in the database until these have left. */
  waitingBytes: number;
  /** How often a WebSocket is asked whether somebody is still there. */
  pingSeconds: number;
  /** How often the right of an open stream is looked up again. */
  recheckSeconds: number;
  /** How long a stopping server waits for requests under way. */
  drainSeconds: number;
}

/** @returns the limits that the settings give, and those that nobody needed to set */
export function streamLimits(settings: Settings): StreamLimits {
  return {
    messageBytes: settings.SOCKET_MESSAGE_LIMIT, operationsPerSocket: settings.SOCKET_OPERATIONS_LIMIT, streamsPerCaller: settings.STREAMS_LIMIT,
    waitingBytes: settings.READER_BUFFER, pingSeconds: 15, recheckSeconds: 30, drainSeconds: 10,
  };
}

/** Subscriptions that many ask alike, and that are executed once for all of them instead of once for each. */
export interface SharedSubscriptions {
  /**
   * @param lastEventId where an event stream broke off
   * @returns a function that begins to send and returns one that ends it; null for an operation that isn't shared
   * @throws DeskError
   */
  open(operation: PreparedOperation, viewer: Viewer, lastEventId: string | null): Promise<((outlet: Outlet) => () => void) | null>;
}

/** Everything that the HTTP server is made of. `C` is the resolvers' context. */
export interface HttpParts<C extends object> {
  settings: Settings;
  log: Log;
  db: Db;
  schema: GraphQLSchema;
  auth: Auth;
  makeContext(viewer: Viewer, request: RequestFacts): C | Promise<C>;
  /** Folder of the built console. */
  webRoot?: string;
  /** Where others register their gauges; made here if absent. */
  metrics?: Metrics;
  /** Further routes, declared beside those of the API. */
  routes?: (app: FastifyInstance) => void;
  apolloPlugins?: ApolloServerPlugin<C>[];
  stringifyResult?: (value: object) => string;
  /** Keeps answers and gives them out again. */
  answers?: Answers;
  streams?: Partial<StreamLimits>;
  shared?: SharedSubscriptions;
  /** Addresses of proxies whose X-Forwarded-* headers are believed; nobody's by default. */
  trustProxy?: string[];
}
