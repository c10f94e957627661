import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { Newsroom, type Answer } from './newsroom.ts';

export interface NewsSiteOptions {
  /** Port on 127.0.0.1; 0 or absent takes a free one. */
  port?: number;
  /** After this many whole answers (200) the page that gets rewritten shows its second text and the one that vanishes is gone. Absent: only `edit` and `withdraw` do that. */
  changeAfterFetches?: number;
}

export interface NewsSiteStats {
  requests: number;
  /** Requests by path and query, whatever the answer. */
  byPath: Record<string, number>;
  /** Answers by status. */
  byStatus: Record<number, number>;
  /** Requests for pages that robots.txt forbids: 0 as long as the reader keeps to it. */
  disallowed: number;
}

export interface NewsSite extends AsyncDisposable {
  /** Root without a slash at the end, such as `http://127.0.0.1:4711`. */
  url: string;
  /** `host:port` entries that a guarded fetcher must be allowed to reach. */
  hosts: string[];
  /** Shows the rewritten text of a page. */
  edit(slug: string): void;
  /** Takes down a page that is meant to vanish: 410 from now on. */
  withdraw(slug: string): void;
  stats(): NewsSiteStats;
}

/** Opens the demonstration news site on the loopback interface. Rejects, saying what to do, when the port is taken. */
export async function startNewsSite({ port = 0, changeAfterFetches }: NewsSiteOptions = {}): Promise<NewsSite> {
  const stats: NewsSiteStats = { requests: 0, byPath: {}, byStatus: {}, disallowed: 0 };
  const seen = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const answer = request.method === 'GET' || request.method === 'HEAD' ? newsroom.answer(path) : notAllowed;
    const status = send(request, response, answer);
    count(stats, path, status, answer);
    if (answer.page && status === 200 && request.method === 'GET') {
      const times = (seen.get(path) ?? 0) + 1;
      seen.set(path, times);
      if (times === changeAfterFetches) newsroom.age(answer.page);
    }
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch((error: unknown) => {
    throw new Error(`The demonstration site can't listen on 127.0.0.1:${port}: choose another port, or 0 for any free one`, { cause: error });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The demonstration site listens on no TCP port');
  const host = `127.0.0.1:${address.port}`;
  const newsroom = new Newsroom(`http://${host}`);
  return {
    url: `http://${host}`,
    hosts: [host],
    edit: slug => newsroom.edit(slug),
    withdraw: slug => newsroom.withdraw(slug),
    stats: () => structuredClone(stats),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const notAllowed: Answer = { status: 405, contentType: 'text/plain; charset=utf-8', body: Buffer.from('Only GET and HEAD\n') };

/** Sends an answer as a decent server does: validators, 304, gzip where asked for. Returns the status sent. */
function send(request: IncomingMessage, response: ServerResponse, { status, contentType, body, location, lastModified }: Answer): number {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`;
  response.setHeader('content-type', contentType);
  response.setHeader('x-demonstration', 'true');
  response.setHeader('vary', 'accept-encoding');
  if (location) response.setHeader('location', location);
  if (status === 200) response.setHeader('etag', tag);
  if (lastModified) response.setHeader('last-modified', new Date(lastModified).toUTCString());
  if (status === 200 && request.headers['if-none-match'] === tag) {
    response.writeHead(304).end();
    return 304;
  }
  const zipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (zipped) response.setHeader('content-encoding', 'gzip');
  const sent = zipped ? gzipSync(body) : body;
  response.setHeader('content-length', sent.length);
  response.writeHead(status).end(request.method === 'HEAD' ? undefined : sent);
  return status;
}

function count(stats: NewsSiteStats, path: string, status: number, { page }: Answer): void {
  stats.requests += 1;
  stats.byPath[path] = (stats.byPath[path] ?? 0) + 1;
  stats.byStatus[status] = (stats.byStatus[status] ?? 0) + 1;
  if (page?.disallowed) stats.disallowed += 1;
}
