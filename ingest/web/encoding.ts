import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import { FetchFault } from './faults.ts';

type Unpack = (packed: Buffer, options: { maxOutputLength: number }, done: (error: Error | null, plain: Buffer) => void) => void;

/** What we say in Accept-Encoding, best first. */
export const ACCEPT_ENCODING = 'br, zstd, gzip, deflate';

/**
 * The single encoding that a Content-Encoding header names, or null for a plain body.
 * @throws FetchFault UNSUPPORTED_ENCODING for unknown ones and for a stack of several: only bombs and faults come so
 */
export function encodingOf(header: string | null): string | null {
  const names = (header ?? '').toLowerCase().split(',').map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity' && name !== 'none');
  const [first, ...rest] = names;
  if (first === undefined) return null;
  const name = first.replace(/^x-/, '');
  if (rest.length > 0 || !['gzip', 'deflate', 'br', 'zstd'].includes(name)) {
    throw new FetchFault('UNSUPPORTED_ENCODING', `Content-Encoding is "${(header ?? '').slice(0, 100)}"`);
  }
  return name;
}

/**
 * Unpacks a body, off the main thread, never holding more than `maxBytes` of it.
 * @throws FetchFault TOO_LARGE, TRUNCATED or BAD_ENCODING
 */
export async function unpack(packed: Buffer, encoding: string | null, maxBytes: number): Promise<Buffer> {
  if (encoding === null || packed.length === 0) return packed;
  const run = unpackerOf(encoding, packed);
  return new Promise((resolve, reject) => {
    run(packed, { maxOutputLength: maxBytes }, (error, plain) => {
      if (error === null) resolve(plain);
      else reject(unpackFault(error, encoding, maxBytes));
    });
  });
}

function unpackerOf(encoding: string, packed: Buffer): Unpack {
  switch (encoding) {
    case 'gzip':
      return gunzip;
    case 'br':
      return brotliDecompress;
    case 'zstd':
      return zstdDecompress;
    default:
      // "deflate" should come in a zlib wrapper; some servers send the bare stream.
      return hasZlibHeader(packed) ? inflate : inflateRaw;
  }
}

/** RFC 1950: method 8 in the low half byte, and the first two bytes a multiple of 31. */
function hasZlibHeader(packed: Buffer): boolean {
  const [first = 0, second = 0] = packed;
  return first % 16 === 8 && (first * 256 + second) % 31 === 0;
}

function unpackFault(error: Error, encoding: string, maxBytes: number): FetchFault {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'ERR_BUFFER_TOO_LARGE') return new FetchFault('TOO_LARGE', `more than ${maxBytes} bytes after unpacking`);
  if (code === 'Z_BUF_ERROR') return new FetchFault('TRUNCATED', `the ${encoding} body breaks off`);
  return new FetchFault('BAD_ENCODING', `the ${encoding} body is corrupt (${error.message})`);
}
