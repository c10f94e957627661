import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  /** The bytes as they came. */
  body: Buffer;
  id: string;
  json: { type: string; timestamp: string; data: Record<string, unknown> };
}

export type Answer = (received: Received, response: ServerResponse) => void | Promise<void>;

export interface Receiver {
  url: string;
  /** As OUTBOUND_ALLOW names it. */
  host: string;
  received: Received[];
  connections(): number;
  /** How it answers from now on; 204 at first. */
  answer(with_: Answer): void;
  /** Resolves when so many came. */
  count(atLeast: number): Promise<Received[]>;
  [Symbol.asyncDispose](): Promise<void>;
}

const ok: Answer = (_received, response) => void response.writeHead(204).end();

/** An endpoint over real HTTP that keeps what it is sent. */
export async function startReceiver(first: Answer = ok): Promise<Receiver> {
  const received: Received[] = [];
  let answer = first;
  let connections = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const one: Received = { path: request.url ?? '', headers: request.headers, body, id: String(request.headers['webhook-id']), json: JSON.parse(body.toString('utf8')) };
      received.push(one);
      void answer(one, response);
    });
  });
  server.on('connection', () => { connections += 1; });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`, host: `127.0.0.1:${port}`, received,
    connections: () => connections,
    answer: (next) => { answer = next; },
    async count(atLeast) {
      while (received.length < atLeast) await sleep(10);
      return received;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers with a status and some headers. */
export function status(code: number, headers: Record<string, string> = {}): Answer {
  return (_received, response) => void response.writeHead(code, headers).end(`status ${code}`);
}

/** Number of the change that a message tells of. */
export function seqOf({ json }: Received): bigint {
  const [, digits] = /^change:(\d+)/.exec(Buffer.from(String(json.data['cursor']), 'base64url').toString()) ?? [];
  if (digits === undefined) throw new Error(`${String(json.data['cursor'])} is not a cursor of the feed`);
  return BigInt(digits);
}
