import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The figures of one server, as Prometheus reads them. Each server has its own registry: nothing is global. */
export interface Metrics {
  registry: Registry;
  requests: Counter<'method' | 'route' | 'status'>;
  seconds: Histogram<'route'>;
  /** Operations over HTTP by who answered them. */
  answers: Counter<'by'>;
  /** Registers a gauge whose value is asked for at each reading. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Counter({ name: 'desk_http_requests_total', help: 'HTTP requests answered', labelNames: ['method', 'route', 'status'], registers: [registry] }),
    seconds: new Histogram({
      name: 'desk_http_request_seconds', help: 'Time from request to answer', labelNames: ['route'],
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10], registers: [registry],
    }),
    answers: new Counter({ name: 'desk_graphql_answers_total', help: 'GraphQL operations over HTTP, by who answered: plan or resolvers', labelNames: ['by'], registers: [registry] }),
    gauge(name, help, read) {
      const gauge: Gauge = new Gauge({ name, help, registers: [registry], collect: async () => gauge.set(await read()) });
    },
  };
}
