import websocket from '@fastify/websocket';
import fastify, { type FastifyInstance } from 'fastify';
import { handleProtocols } from 'graphql-ws';
import type { AddressInfo } from 'node:net';
import { createAdmission } from './admission.ts';
import { startApollo } from './apollo.ts';
import { authRoute } from './authRoute.ts';
import { trackConnections, type Connections } from './connections.ts';
import { crossOrigin } from './crossOrigin.ts';
import { shapeFaults } from './faults.ts';
import { GRAPHQL_PATH, graphqlRoute } from './graphqlRoute.ts';
import { securityHeaders } from './headers.ts';
import { healthRoutes } from './health.ts';
import { createMask } from './maskError.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createOpenStreams, type OpenStreams } from './openStreams.ts';
import { operationReader } from './operation.ts';
import { consolePages, defaultWebRoot } from './pages.ts';
import { streamLimits, type HttpParts, type StreamLimits } from './parts.ts';

export interface HttpServer {
  url: string;
  port: number;
  metrics: Metrics;
  streams: OpenStreams;
  /** Stops accepting, tells subscribers to come back, lets requests under way finish within `drainSeconds`, then cuts the rest. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** Time that a client may take to send its request. */
const REQUEST_MS = 60_000;
const SWEEP_MS = 50;

/** Serves the schema on every transport, sign-in, health, metrics and the console, on HOST and PORT of the settings. */
export async function startHttp<C extends object>(parts: HttpParts<C>): Promise<HttpServer> {
  const { settings, log, auth, schema } = parts;
  const limits: StreamLimits = { ...streamLimits(settings), ...parts.streams };
  const metrics = parts.metrics ?? createMetrics();
  const mask = createMask(log);
  const streams = createOpenStreams(auth, log, limits);
  const admission = createAdmission(settings);
  const apollo = await startApollo(parts, mask, admission);

  const app = fastify({ bodyLimit: settings.BODY_LIMIT, requestTimeout: REQUEST_MS, forceCloseConnections: 'idle', return503OnClosing: true, trustProxy: parts.trustProxy ?? (settings.TRUST_PROXY.length > 0 ? settings.TRUST_PROXY : false) });
  const connections = trackConnections(app.server);
  app.removeContentTypeParser('text/plain');
  shapeFaults(app, mask);
  countRequests(app, metrics, streams);
  securityHeaders(app, settings.PUBLIC_URL, GRAPHQL_PATH);
  await app.register(websocket, {
    options: { maxPayload: limits.messageBytes, perMessageDeflate: false, handleProtocols },
    errorHandler: (error) => log.debug({ err: error }, 'A WebSocket broke'),
  });
  // Routes are declared after the plug-ins' hooks are there, in a child of their own.
  await app.register(async (routes) => {
    await routes.register(async (open) => {
      await crossOrigin(open, settings.CORS_ORIGINS);
      graphqlRoute(open, parts, { ...parts, limits, streams, mask, admission, read: operationReader(schema, settings) }, apollo);
    });
    authRoute(routes, auth, settings.PUBLIC_URL);
    healthRoutes(routes, parts.db, log);
    parts.routes?.(routes);
    routes.get('/metrics', async (_request, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()));
  });
  parts.answers?.inFrontOf(app.server, GRAPHQL_PATH);
  await consolePages(app, parts.webRoot ?? defaultWebRoot());
  const stop = async (): Promise<void> => {
    streams.endAll();
    await drain(app, connections, limits.drainSeconds);
    await apollo.stop();
  };
  await app.listen({ host: settings.HOST, port: settings.PORT }).catch(async (error: NodeJS.ErrnoException) => {
    await stop();
    throw error.code === 'EADDRINUSE' ? new Error(`Another program listens on ${settings.HOST}:${settings.PORT} already: stop it, or set PORT`) : error;
  });

  const { port } = app.server.address() as AddressInfo;
  return {
    url: settings.PUBLIC_URL ?? `http://${hostInUrl(settings.HOST)}:${port}`,
    port, metrics, streams,
    [Symbol.asyncDispose]: stop,
  };
}

/** A connection that was busy when the server began to close is kept alive after its answer: it is closed once it idles. */
async function drain(app: FastifyInstance, connections: Connections, seconds: number): Promise<void> {
  const sweep = setInterval(() => connections.closeIdle(), SWEEP_MS);
  const cut = setTimeout(() => connections.closeAll(), seconds * 1000);
  await app.close();
  clearInterval(sweep);
  clearTimeout(cut);
}

function countRequests(app: FastifyInstance, metrics: Metrics, streams: OpenStreams): void {
  metrics.gauge('desk_open_streams', 'WebSockets and event streams that are open', () => streams.count().streams);
  metrics.gauge('desk_live_subscriptions', 'Operations that run on open streams', () => streams.count().operations);
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'other';
    metrics.requests.inc({ method: request.method, route, status: String(reply.statusCode) });
    metrics.seconds.observe({ route }, reply.elapsedTime / 1000);
  });
}

function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
