import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import type { Asker } from './parts.ts';

/** The heads that Apollo and our plugins read: `accept` beside these, where it asks for more than plain JSON. */
const READ = ['content-type', 'apollo-require-preflight', 'x-apollo-operation-name'];
/** Asking for these is asking for what everybody gets; Apollo would weigh all it could send against it first, a fortieth of a small answer's time. */
const PLAIN = new Set(['application/json', '*/*']);

/**
 * A request as Apollo takes it, with what the route and Apollo's plugins tell each other about it: plugins are handed this very object, of a context they
 * see copies.
 */
export class HttpQuestion implements HTTPGraphQLRequest {
  readonly method: string;
  readonly headers = new HeaderMap();
  readonly search: string;
  readonly body: unknown;
  /** null until it is known who asks. */
  asker: Asker | null = null;
  /** Says what the answer was made from; null where it may not be kept. */
  madeFrom: (() => readonly string[] | null) | null = null;

  constructor({ method, url, headers, body }: Pick<FastifyRequest, 'method' | 'url' | 'headers' | 'body'>) {
    this.method = method;
    this.search = url.includes('?') ? url.slice(url.indexOf('?')) : '';
    this.body = body;
    for (const name of READ) {
      const value = headers[name];
      if (typeof value === 'string') this.headers.set(name, value);
    }
    if (headers.accept !== undefined && !PLAIN.has(headers.accept)) this.headers.set('accept', headers.accept);
  }
}
