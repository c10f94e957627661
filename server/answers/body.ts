import type { IncomingMessage } from 'node:http';

/**
 * The whole body, if it has come: most come in one packet with their heads, and reading those at once saves the stream's events, which cost more
 * than looking up the answer. What has come of others is put back.
 */
export function bodyAtOnce(request: IncomingMessage, length: number): Buffer | null {
  const chunk = request.read() as Buffer | null;
  if (chunk !== null && chunk.length < length) request.unshift(chunk);
  return chunk?.length === length ? chunk : null;
}

/** The whole body when it has come; null where the client leaves before. */
export function wholeBody(request: IncomingMessage, length: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let read = 0;
    const done = (whole: Buffer | null): void => {
      request.off('readable', take).off('close', leave);
      resolve(whole);
    };
    const leave = (): void => done(null);
    const take = (): void => {
      for (let chunk = request.read() as Buffer | null; chunk !== null; chunk = request.read() as Buffer | null) {
        chunks.push(chunk);
        read += chunk.length;
      }
      if (read >= length) done(Buffer.concat(chunks));
    };
    request.on('readable', take).on('close', leave);
  });
}
