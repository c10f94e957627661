import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { goesWhole, makeWhole, sendWhole, type Whole } from './whole.ts';

/** Below this a packed answer saves no packet. */
const SMALLEST_PACKED = 1_400;
const pack = promisify(gzip);

interface Form {
  body: Buffer;
  /** The whole response, once it is given again. */
  whole?: Whole;
  /** null where nobody could ask with it. */
  etag: string | null;
  headers: string[];
}

interface Reply {
  status: number;
  body?: Buffer;
  headers: string[];
}

/** An answer as it goes out, with its headers, its strong ETag where it answers a GET, and, once somebody takes it, its packed form. */
export class FinishedAnswer {
  private readonly plain: Form;
  private packed: Form | null = null;
  private packing = false;

  /** @param headers names and values of all but those that this class adds */
  constructor(readonly body: Buffer, method: string, private readonly headers: readonly [string, string][]) {
    this.plain = this.form(body, method === 'GET' ? `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"` : null);
  }

  /** Sends it; `304` to who has it already. @param keepAliveMs for how long the server keeps a connection that is not used */
  send(request: IncomingMessage, response: ServerResponse, keepAliveMs: number): void {
    const form = this.formFor(request);
    const { status, body, headers } = replyOf(form, request);
    if (body && goesWhole(request, response)) {
      const second = Math.floor(Date.now() / 1000);
      if (form.whole?.second !== second) form.whole = makeWhole(headers, body, keepAliveMs, second);
      sendWhole(response, form.whole);
      return;
    }
    response.writeHead(status, headers);
    response.end(body);
  }

  /** Status, body and headers (names and values in turn) for a request. */
  replyTo(request: IncomingMessage): Reply {
    return replyOf(this.formFor(request), request);
  }

  private formFor(request: IncomingMessage): Form {
    const accepted = request.headers['accept-encoding'];
    if (accepted === undefined || this.body.length < SMALLEST_PACKED || !/\bgzip\b(?!;q=0(?![.]0*[1-9]))/.test(String(accepted))) return this.plain;
    if (!this.packed && !this.packing) void this.pack();
    return this.packed ?? this.plain;
  }

  private async pack(): Promise<void> {
    this.packing = true;
    const body = await pack(this.body);
    this.packed = this.form(body, this.plain.etag?.replace(/"$/, '-gzip"') ?? null, ['content-encoding', 'gzip']);
  }

  private form(body: Buffer, etag: string | null, more: string[] = []): Form {
    return { body, etag, headers: [...this.headers.flat(), ...(etag === null ? [] : ['etag', etag]), 'content-length', String(body.length), ...more] };
  }
}

function replyOf({ body, etag, headers }: Form, request: IncomingMessage): Reply {
  if (etag !== null && isKnown(request.headers['if-none-match'], etag)) return { status: 304, headers: withoutBody(headers) };
  return { status: 200, body, headers };
}

function isKnown(given: string | undefined, etag: string): boolean {
  return given !== undefined && (given.trim() === '*' || given.split(',').some((each) => each.trim().replace(/^W\//, '') === etag));
}

function withoutBody(headers: string[]): string[] {
  return headers.filter((_text, index) => headers[index - (index % 2)] !== 'content-length');
}
