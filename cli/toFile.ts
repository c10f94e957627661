import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';

/** Writes a file of which nobody finds half under the name that was asked for. */
export async function toFile<T>(path: string, write: (output: Writable) => Promise<T>): Promise<T> {
  const partial = `${path}.partial`;
  const file = createWriteStream(partial);
  const done = finished(file);
  try {
    const result = await Promise.race([write(file), done.then(() => Promise.reject(new Error('The file was closed before its end')))]);
    file.end();
    await done;
    await rename(partial, path);
    return result;
  } catch (error) {
    file.destroy();
    await done.catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}

/** A reader that has enough (`| head`) ends the writing without a word: the exit code says that it wasn't all. */
export async function toStandardOutput<T>(write: (output: Writable) => Promise<T>): Promise<T | null> {
  process.stdout.on('error', () => undefined);
  try {
    return await write(process.stdout);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    process.exitCode = 1;
    return null;
  }
}
