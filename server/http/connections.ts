import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface Connections {
  /** Closes connections on which no request is under way. */
  closeIdle(): void;
  closeAll(): void;
}

/**
 * Knows every connection of a server. Node's own `closeIdleConnections` leaves those alone on which nothing was asked yet, and browsers
 * open such ahead of need; its `closeAllConnections` forgets WebSockets. Either would hold up a stopping server.
 */
export function trackConnections(server: Server): Connections {
  const underWay = new Map<Socket, number>();
  const change = (socket: Socket, by: number): void => {
    const now = underWay.get(socket);
    if (now !== undefined) underWay.set(socket, now + by);
  };
  server.on('connection', (socket: Socket) => {
    underWay.set(socket, 0);
    socket.once('close', () => underWay.delete(socket));
  });
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    change(socket, 1);
    response.once('close', () => change(socket, -1));
  });
  // A WebSocket is under way until it is closed by its own rules.
  server.prependListener('upgrade', ({ socket }: IncomingMessage) => change(socket, 1));
  const close = (idleOnly: boolean): void => {
    for (const [socket, count] of underWay) if (!idleOnly || count === 0) socket.destroy();
  };
  return { closeIdle: () => close(true), closeAll: () => close(false) };
}
