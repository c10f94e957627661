import { validateHeaderName, validateHeaderValue, type IncomingMessage, type ServerResponse } from 'node:http';

/** A response from its first line to its last byte, a character a byte, for the second that its Date names. */
export interface Whole {
  second: number;
  bytes: string;
}

/**
 * Whether a response can be sent whole: to a connection that stays open and has taken all before it. Others (pipelined requests, old clients, slow
 * readers) are served as node:http does.
 */
export function goesWhole(request: IncomingMessage, { socket, shouldKeepAlive }: ServerResponse): boolean {
  return shouldKeepAlive && request.httpVersion === '1.1' && socket !== null && socket.writableLength === 0;
}

/** @param headers names and values in turn @param keepAliveMs for how long the server keeps a connection that is not used @throws TypeError for what may not stand in a head */
export function makeWhole(headers: readonly string[], body: Buffer, keepAliveMs: number, second: number): Whole {
  const lines: string[] = [];
  for (let at = 0; at < headers.length; at += 2) {
    const [name = '', value = ''] = headers.slice(at, at + 2);
    validateHeaderName(name);
    validateHeaderValue(name, value);
    lines.push(`${name}: ${value}`);
  }
  lines.push(`Date: ${new Date(second * 1000).toUTCString()}`, 'Connection: keep-alive');
  if (keepAliveMs > 0) lines.push(`Keep-Alive: timeout=${Math.floor(keepAliveMs / 1000)}`);
  return { second, bytes: `HTTP/1.1 200 OK\r\n${lines.join('\r\n')}\r\n\r\n${body.toString('latin1')}` };
}

/**
 * Sends it in one write. node:http makes and checks the head of each response anew, and waits for its streams to say that it is through: a tenth of
 * what a kept answer costs. It hears by its own event that the response is over, and goes on with the connection's next request as ever.
 */
export function sendWhole(response: ServerResponse, { bytes }: Whole): void {
  response.socket?.write(bytes, 'latin1');
  response.emit('finish');
}
