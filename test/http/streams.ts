import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';

export interface Collected {
  results: unknown[];
  errors: unknown[];
}

/** A bare socket of the protocol, acknowledged. */
export interface TestSocket {
  send(message: object): void;
  /** The next message of this operation. */
  next(id: string): Promise<{ type: string; payload?: unknown }>;
  closed: Promise<{ code: number; reason: string }>;
  close(): void;
}

/** Opens a socket and waits until the server acknowledges it, or closes it. */
export async function openSocket(url: string, options: { payload?: object; headers?: Record<string, string>; deaf?: boolean } = {}): Promise<TestSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws', { headers: options.headers ?? {}, autoPong: !options.deaf });
  const waiting = new Map<string, ((message: { type: string; payload?: unknown }) => void)[]>();
  const arrived = new Map<string, { type: string; payload?: unknown }[]>();
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  const acknowledged = new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { type: string; id?: string; payload?: unknown };
      if (message.type === 'connection_ack') return resolve();
      const id = message.id ?? message.type;
      const wanted = waiting.get(id)?.shift();
      if (wanted) wanted(message);
      else arrived.set(id, [...(arrived.get(id) ?? []), message]);
    });
  });
  socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: options.payload })));
  await Promise.race([acknowledged, closed]);
  return {
    closed,
    send: (message) => socket.send(JSON.stringify(message)),
    close: () => socket.close(1000),
    next: (id) => {
      const ready = arrived.get(id)?.shift();
      if (ready) return Promise.resolve(ready);
      return new Promise((resolve) => { waiting.set(id, [...(waiting.get(id) ?? []), resolve]); });
    },
  };
}

let operations = 0;

/** Runs one operation to its end. */
export async function collect(socket: TestSocket, query: string, variables?: object): Promise<Collected> {
  const id = `op${(operations += 1)}`;
  socket.send({ id, type: 'subscribe', payload: { query, ...(variables && { variables }) } });
  const results: unknown[] = [];
  for (;;) {
    const { type, payload } = await socket.next(id);
    if (type === 'next') results.push(payload);
    if (type === 'error') return { results, errors: payload as unknown[] };
    if (type === 'complete') return { results, errors: results.flatMap((result) => (result as { errors?: unknown[] }).errors ?? []) };
  }
}

/** graphql-ws' own client, as partners use it. */
export function officialClient(url: string, connectionParams: Record<string, unknown> = {}, on: Parameters<typeof createClient>[0]['on'] = {}): Client {
  return createClient({ url: `${url.replace(/^http/, 'ws')}/graphql`, webSocketImpl: WebSocket, connectionParams, retryAttempts: 0, on, lazy: true });
}

export interface StreamEvent {
  event: string;
  id: string | undefined;
  data: unknown;
}

/** Reads an event stream until the server ends it. */
export async function readEvents(url: string, body: object, headers: Record<string, string> = {}): Promise<StreamEvent[]> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers }, body: JSON.stringify(body),
  });
  return parseEvents(await response.text());
}

export function parseEvents(text: string): StreamEvent[] {
  return text.split('\n\n').filter((block) => block.includes('event:')).map((block) => {
    const field = (name: string): string | undefined => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
    const data = field('data');
    return { event: field('event') ?? '', id: field('id'), data: data ? JSON.parse(data) : null };
  });
}

/** Far longer than anything here takes, so that a wait in vain ends as a failure. */
const PATIENCE_MS = 30_000;

/** Waits for something that happens elsewhere in its own time. */
export async function until(happened: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!happened()) {
    if (Date.now() > end) throw new Error(`It did not come true: ${happened.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
