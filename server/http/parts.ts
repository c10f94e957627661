import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { IncomingHttpHeaders } from 'node:http';
import type { Log } from '../../common/log.ts';
import type { Settings } from '../../common/settings.ts';
import type { Db } from '../../prisma/db.ts';
import type { Auth } from '../auth/auth.ts';
import type { Viewer } from '../viewer.ts';
import type { Metrics } from './metrics.ts';

/** What a context may know of the request that it serves. */
export interface RequestFacts {
  transport: 'HTTP' | 'SSE' | 'WEBSOCKET';
  headers: IncomingHttpHeaders;
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
  /** How often a WebSocket is asked whether somebody is still there. */
  pingSeconds: number;
  /** How often the right of an open stream is looked up again. */
  recheckSeconds: number;
  /** How long a stopping server waits for requests under way. */
  drainSeconds: number;
}

export const STREAM_LIMITS: StreamLimits = { messageBytes: 256 * 1024, operationsPerSocket: 50, pingSeconds: 15, recheckSeconds: 30, drainSeconds: 10 };

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
  apolloPlugins?: ApolloServerPlugin<C>[];
  stringifyResult?: (value: object) => string;
  streams?: Partial<StreamLimits>;
  /** Addresses of proxies whose X-Forwarded-* headers are believed; nobody's by default. */
  trustProxy?: string[];
}
