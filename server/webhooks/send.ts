import { Client, type Dispatcher } from 'undici';
import { guardedConnector, RefusedAddress } from '../../common/net/connector.ts';
import type { NetPolicy } from '../../common/net/policy.ts';
import { retryAfterOf } from '../../common/net/retryAfter.ts';
import { checkEndpoint } from './address.ts';

export interface SendLimits {
  /** For the whole try: name look-up, connection, request, answer. */
  totalMs: number;
  /** Bytes of the answer's body that are read and kept. */
  answerBytes: number;
}

export interface Post {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Aborted when the desk stops: the try is broken off and counts for nothing. */
  signal: AbortSignal;
}

/** What became of one try. */
export interface Outcome {
  /** null where nothing was answered. */
  status: number | null;
  /** Why it counts as failed, in a sentence; null = delivered. */
  error: string | null;
  /** Beginning of the answer's body; null where there was none. */
  answer: string | null;
  retryAfterMs: number | null;
  milliseconds: number;
}

const CONNECT_MS = 10_000;
const HEADER_BYTES = 16_384;

/**
 * Sends one POST on a connection of its own: no redirect is followed, the address is judged when it is connected to, and no more of the
 * answer is read than is kept. Whatever goes wrong is an outcome. @throws the signal's reason when the desk stops
 */
export async function send({ url, headers, body, signal }: Post, net: NetPolicy, limits: SendLimits): Promise<Outcome> {
  const began = performance.now();
  const outcome = (told: Partial<Outcome>): Outcome => ({
    status: null, error: null, answer: null, retryAfterMs: null, ...told, milliseconds: Math.round(performance.now() - began),
  });
  const verdict = checkEndpoint(url, net);
  if (!verdict.ok) return outcome({ error: `The address can't be used: ${verdict.reason}` });
  const deadline = AbortSignal.timeout(limits.totalMs);
  const client = new Client(verdict.url.origin, {
    connect: guardedConnector(net, Math.min(CONNECT_MS, limits.totalMs)), maxHeaderSize: HEADER_BYTES, headersTimeout: 0, bodyTimeout: 0,
  });
  client.on('connectionError', () => undefined); // told to the request as well
  try {
    const path = `${verdict.url.pathname}${verdict.url.search}`;
    const answer = await client.request({ method: 'POST', path, headers, body, signal: AbortSignal.any([signal, deadline]) });
    const retryAfter = retryAfterOf(headerOf(answer, 'retry-after'), new Date());
    return outcome({
      status: answer.statusCode, error: faultOfStatus(answer.statusCode), answer: await beginningOf(answer.body, limits.answerBytes),
      retryAfterMs: retryAfter && retryAfter.getTime() - Date.now(),
    });
  } catch (error) {
    signal.throwIfAborted();
    return outcome({ error: deadline.aborted ? `No answer within ${limits.totalMs / 1_000} s` : wordsFor(error) });
  } finally {
    await client.destroy();
  }
}

function faultOfStatus(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return `The endpoint answered ${status}: redirects are not followed`;
  return `The endpoint answered ${status}`;
}

/** The body as text, as far as it is kept; what breaks off or is no text is kept as it came. A status that was answered stands. */
async function beginningOf(body: Dispatcher.ResponseData['body'], most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= most) break;
    }
  } catch {
    // What came counts.
  }
  // PostgreSQL's text holds no NUL.
  return Buffer.concat(chunks).subarray(0, most).toString('utf8').replaceAll('\0', '\u{fffd}');
}

function headerOf({ headers }: Dispatcher.ResponseData, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** Names no address: what an inner name leads to is nobody's business. */
function wordsFor(error: unknown): string {
  const cause = error instanceof RefusedAddress ? error : (error as Error).cause;
  if (cause instanceof RefusedAddress) return `The address can't be used: ${cause.hostname} does not lead to a public address`;
  const { code } = error as NodeJS.ErrnoException;
  return `The endpoint could not be reached${code ? ` (${code})` : ''}`;
}
