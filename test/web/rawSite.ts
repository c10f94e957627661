import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { createServer as createRawServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** A site on 127.0.0.1 that is gone when the test's `await using` ends. */
export interface Site extends AsyncDisposable {
  readonly port: number;
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  /** How many connections were made to it. */
  readonly connections: () => number;
}

/** A site that answers by the rules of HTTP. */
export async function site(listener: RequestListener): Promise<Site> {
  return open(createServer(listener));
}

/** A site that writes whatever bytes it likes: called once the request's head has come in. */
export async function rawSite(answer: (socket: Socket, request: string) => void): Promise<Site> {
  return open(createRawServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (head) => answer(socket, head.toString('latin1')));
  }));
}

/** Starts a server of any kind on a free port. */
export async function open(server: Server): Promise<Site> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
