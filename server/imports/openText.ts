import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { PassThrough, pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

export interface OpenText {
  /** The unpacked bytes. */
  stream: Readable;
  /** Bytes of the file on disk, and how many of them were read so far. */
  size: number;
  bytesRead(): number;
}

/** Opens a text file, packed by gzip or not: its first bytes decide, not its name. @throws the system's error where it can't be read */
export async function openText(path: string): Promise<OpenText> {
  const { size, packed } = await look(path);
  const file = createReadStream(path);
  const stream = packed ? createGunzip() : new PassThrough();
  // A fault of either stream destroys both, so that whoever reads the text meets it.
  pipeline(file, stream, () => undefined);
  return { stream, size, bytesRead: () => file.bytesRead };
}

async function look(path: string): Promise<{ size: number; packed: boolean }> {
  const handle = await open(path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return { size: (await handle.stat()).size, packed: buffer[0] === 0x1f && buffer[1] === 0x8b };
  } finally {
    await handle.close();
  }
}
