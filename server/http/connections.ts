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
  // Answers leave a socket in the order of their requests: the last one tells. A WebSocket is under way until it is closed by its own rules.
  const latest = new Map<Socket, ServerResponse | 'nothing' | 'upgraded'>();
  server.on('connection', (socket: Socket) => {
    latest.set(socket, 'nothing');
    socket.once('close', () => latest.delete(socket));
  });
  const note = (socket: Socket, now: ServerResponse | 'upgraded'): void => {
    if (latest.has(socket)) latest.set(socket, now);
  };
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => note(socket, response));
  server.prependListener('upgrade', ({ socket }: IncomingMessage) => note(socket, 'upgraded'));
  const isIdle = (now: ServerResponse | 'nothing' | 'upgraded'): boolean => now === 'nothing' || (now !== 'upgraded' && now.writableFinished);
  const close = (idleOnly: boolean): void => {
    for (const [socket, now] of latest) if (!idleOnly || isIdle(now)) socket.destroy();
  };
  return { closeIdle: () => close(true), closeAll: () => close(false) };
}
