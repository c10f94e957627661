import { types } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { decodePage } from '../extract/decode.ts';
import { SourceFault } from './entry.ts';
import type { SourceLimits } from './entry.ts';

/**
 * A feed's or sitemap's text: gzip files are unpacked, bytes decoded by mark, header, XML declaration or detection, lone
 * halves of characters mended. Unpacking 50 MiB takes the thread a tenth of a second.
 * @throws SourceFault TOO_LARGE, BAD_ENCODING
 */
export function textOf(document: Uint8Array | string, limits: SourceLimits, contentType?: string | null): string {
  if (typeof document === 'string') return document.toWellFormed();
  return decodePage(unpacked(document, limits), { xml: true, contentType: contentType ?? undefined }).text.toWellFormed();
}

function unpacked(bytes: Uint8Array, limits: SourceLimits): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: limits.bytes });
  } catch (error) {
    const code = types.isNativeError(error) && 'code' in error ? error.code : null;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new SourceFault('TOO_LARGE', `The document is over ${limits.bytes} bytes after unpacking`);
    throw new SourceFault('BAD_ENCODING', code === 'Z_BUF_ERROR' ? 'The packed document breaks off' : 'The packed document is corrupt');
  }
}
