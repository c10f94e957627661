import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Column, Row } from './columns.ts';

/** Writes pages of rows in one format; what it wrote is a whole file of that format. */
export type WriteFormat = (pages: AsyncIterable<Row[]>, columns: readonly Column[], output: Writable) => Promise<void>;

/** Writes one piece and waits while the reader is slower than we are. @throws the stream's error; an error where the reader went away */
export async function put(output: Writable, piece: string | Uint8Array): Promise<void> {
  if (output.errored) throw output.errored;
  if (output.destroyed) throw new Error('The reader went away');
  if (output.write(piece)) return;
  const waiting = new AbortController();
  const { signal } = waiting;
  try {
    await Promise.race([once(output, 'drain', { signal }), once(output, 'close', { signal })]);
  } finally {
    waiting.abort();
  }
  if (output.destroyed) throw output.errored ?? new Error('The reader went away');
}
