import { Client } from 'undici';
import type { Dispatcher, buildConnector } from 'undici';
import { FetchFault, faultOf } from './faults.ts';
import type { Stage } from './faults.ts';
import type { HeaderList } from './outcomes.ts';
import type { FetchLimits } from './policy.ts';

/** One request's answer. */
export interface HopAnswer {
  status: number;
  statusText: string;
  headers: HeaderList;
  remoteAddress: string;
  /** As sent, chunked framing taken off; empty if `wantBody` said no. */
  body: Buffer;
}

export interface HopRequest {
  url: URL;
  headers: HeaderList;
  /** Ends the hop with the FetchFault that is its reason. */
  signal: AbortSignal;
  /** Looks at status and headers before the body is read. @throws FetchFault to end the hop there */
  wantBody: (status: number, headers: HeaderList) => boolean;
}

/**
 * Sends one GET on a connection of its own and reads the answer within the limits. No connection is kept: each hop's
 * address is judged anew, nothing outlives a change of policy, and ten thousand hosts leave no pool behind.
 * @throws FetchFault
 */
export async function askOnce(request: HopRequest, connect: buildConnector.connector, limits: FetchLimits): Promise<HopAnswer> {
  let remoteAddress = '';
  const client = new Client(request.url.origin, {
    connect: (options, callback) => {
      connect(options, (...result) => {
        remoteAddress = result[1]?.remoteAddress ?? '';
        callback(...result);
      });
    },
    pipelining: 0,
    maxHeaderSize: limits.headerBytes,
    // Our own timers below are exact and have names; undici's count in half seconds.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  // A client whose connection fails tells its event listeners too; the answer comes through the handler.
  client.on('connectionError', () => undefined);
  const hop = new Hop(request, limits, client);
  try {
    const answer = await hop.run();
    return { ...answer, remoteAddress };
  } catch (error) {
    throw faultOf(error, hop.stage);
  } finally {
    await client.destroy();
  }
}

type Settled = Omit<HopAnswer, 'remoteAddress'>;

/** The answer to one request as it comes in: undici's handler, with our limits. */
class Hop implements Dispatcher.DispatchHandler {
  stage: Stage = 'CONNECTING';
  #interim = 0;
  #length = 0;
  #chunks: Buffer[] = [];
  #head: Omit<Settled, 'body'> | null = null;
  #idle: NodeJS.Timeout | undefined;
  #resolve: (answer: Settled) => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;

  constructor(readonly request: HopRequest, readonly limits: FetchLimits, readonly client: Client) {}

  async run(): Promise<Settled> {
    const { signal, url, headers } = this.request;
    const cancel = (): void => this.#fail(signal.reason);
    try {
      return await new Promise<Settled>((resolve, reject) => {
        this.#resolve = resolve;
        this.#reject = reject;
        signal.throwIfAborted();
        signal.addEventListener('abort', cancel);
        this.client.dispatch({ method: 'GET', path: `${url.pathname}${url.search}`, headers: headers.flat() }, this);
      });
    } finally {
      signal.removeEventListener('abort', cancel);
      clearTimeout(this.#idle);
    }
  }

  /** Called when the connection stands and the request is about to be written. */
  onRequestStart(): void {
    this.stage = 'WAITING';
    this.#stillAlive();
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, _headers: unknown, statusText = ''): void {
    if (status < 200) {
      this.#interim += 1;
      if (this.#interim > this.limits.interimAnswers) this.#fail(new FetchFault('BAD_RESPONSE', 'a flood of interim (1xx) answers'));
      return;
    }
    this.stage = 'READING';
    this.#stillAlive();
    const headers = headerList(controller.rawHeaders);
    this.#head = { status, statusText, headers };
    try {
      // undici counts names and values alone, and lets ten thousand short ones through.
      if (headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0) > this.limits.headerBytes) {
        throw new FetchFault('TOO_LARGE', `the headers are over ${this.limits.headerBytes} bytes`);
      }
      if (!this.request.wantBody(status, headers)) this.#resolve({ ...this.#head, body: Buffer.alloc(0) });
      else if (declaredLength(headers) > this.limits.wireBytes) throw this.#tooLarge();
    } catch (error) {
      this.#fail(error);
    }
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#stillAlive();
    this.#length += chunk.length;
    if (this.#length > this.limits.wireBytes) this.#fail(this.#tooLarge());
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#head !== null) this.#resolve({ ...this.#head, body: Buffer.concat(this.#chunks, this.#length) });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#reject(error);
  }

  #fail(error: unknown): void {
    this.#reject(error);
    this.#chunks = [];
    void this.client.destroy();
  }

  #stillAlive(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      this.#fail(new FetchFault('TIMED_OUT', `nothing came for ${this.limits.idleMs / 1_000} s`));
    }, this.limits.idleMs);
  }

  #tooLarge(): FetchFault {
    return new FetchFault('TOO_LARGE', `the body is over ${this.limits.wireBytes} bytes as sent`);
  }
}

/** -1 if not declared, or declared as no number. */
function declaredLength(headers: HeaderList): number {
  const text = headerOf(headers, 'content-length');
  return text !== null && /^\d+$/.test(text) ? Number(text) : -1;
}

/** The first header of that name, trimmed, or null. `name` in lower case. */
export function headerOf(headers: HeaderList, name: string): string | null {
  return headers.find(([sent]) => sent.toLowerCase() === name)?.[1].trim() ?? null;
}

/** undici hands out the names and values in turn, as bytes; RFC 9110 has them as latin1. */
function headerList(raw: Dispatcher.DispatchController['rawHeaders']): HeaderList {
  if (!Array.isArray(raw)) return [];
  const parts = raw.map((part) => (typeof part === 'string' ? part : part.toString('latin1')));
  return Array.from({ length: Math.floor(parts.length / 2) }, (_, pair) => [parts[2 * pair] ?? '', parts[2 * pair + 1] ?? ''] as const);
}
