import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import type { Chance } from '../../demo/history/chance.ts';

/** What an endpoint saw. */
export class Endpoint {
  secret = '';
  url = '';
  tries = 0;
  refused = 0;
  /** Signatures that did not hold. */
  forged = 0;
  /** Ids under which each change came, by its cursor. */
  readonly ids = new Map<string, Set<string>>();
  /** Ids that were answered 2xx, in the order of the first time. */
  readonly taken = new Map<string, string>();

  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  /** Checks a message as a receiver should. */
  read(body: string, headers: Record<string, string>): { id: string; cursor: string } {
    const id = headers['webhook-id'] ?? '';
    try {
      new Webhook(this.secret).verify(body, headers);
    } catch {
      this.forged += 1;
    }
    const { data: { cursor } } = JSON.parse(body) as { data: { cursor: string } };
    this.ids.set(cursor, (this.ids.get(cursor) ?? new Set()).add(id));
    return { id, cursor };
  }
}

export interface EndpointPlan {
  name: string;
  /** Part of the tries that fail: by status, by silence, by a cut connection. */
  failing: number;
  /** Milliseconds to an answer, at most. */
  slow: number;
}

/** Endpoints over real HTTP that fail at random. */
export async function startEndpoints(plans: readonly EndpointPlan[], chance: Chance): Promise<{ endpoints: Endpoint[] } & AsyncDisposable> {
  const open = await Promise.all(plans.map(async (plan) => {
    const endpoint = new Endpoint(plan.name);
    const server = createServer((request, response) => void receive(endpoint, plan, chance, request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endpoint.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${plan.name}`;
    return { endpoint, server };
  }));
  return {
    endpoints: open.map(({ endpoint }) => endpoint),
    async [Symbol.asyncDispose]() {
      for (const { server } of open) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

async function receive(endpoint: Endpoint, { slow, failing }: EndpointPlan, chance: Chance, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  endpoint.tries += 1;
  const { id, cursor } = endpoint.read(Buffer.concat(chunks).toString('utf8'), request.headers as Record<string, string>);
  await sleep(chance.int(0, slow));
  if (chance.next() >= failing) {
    if (!endpoint.taken.has(id)) endpoint.taken.set(id, cursor);
    response.writeHead(204).end();
    return;
  }
  endpoint.refused += 1;
  const how = chance.next();
  if (how < 0.3) request.socket.destroy();
  else response.writeHead(how < 0.6 ? 503 : 500, how < 0.45 ? { 'retry-after': '1' } : {}).end('not now');
}
