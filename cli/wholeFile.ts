import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Writes chunks as they are made, to standard output or to a file that appears under its name only when it is whole. */
export async function writeWhole(path: string | undefined, chunks: AsyncIterable<Buffer>): Promise<void> {
  const source = Readable.from(chunks, { objectMode: true, highWaterMark: 1 });
  if (path === undefined) {
    await pipeline(source, process.stdout, { end: false });
    return;
  }
  const partial = `${path}.partial`;
  try {
    await pipeline(source, createWriteStream(partial));
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
