import { FetchFault } from './faults.ts';

/** What the caller can read: PAGE is HTML or text; FEED also XML, JSON and gzip files (sitemaps); ANY leaves the bytes unjudged. */
export type Wanted = 'PAGE' | 'FEED' | 'ANY';

export const ACCEPT_HEADER: Readonly<Record<Wanted, string>> = {
  PAGE: 'text/html,application/xhtml+xml;q=0.9,text/plain;q=0.5,*/*;q=0.1',
  FEED: 'application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,application/json;q=0.8,*/*;q=0.5',
  ANY: '*/*',
};

/** First bytes of what is often sent under the name of a page. */
const SIGNATURES: readonly (readonly [kind: string, bytes: string, offset?: number])[] = [
  ['a PDF', '%PDF-'],
  ['a PNG image', '\x89PNG'],
  ['a JPEG image', '\xff\xd8\xff'],
  ['a GIF image', 'GIF8'],
  ['a RIFF file (WebP, WAV, AVI)', 'RIFF'],
  ['an MP4 film', 'ftyp', 4],
  ['an Ogg file', 'OggS'],
  ['a Matroska or WebM film', '\x1a\x45\xdf\xa3'],
  ['an MP3', 'ID3'],
  ['a zip archive or office file', 'PK\x03\x04'],
  ['an old office file', '\xd0\xcf\x11\xe0'],
  ['a RAR archive', 'Rar!'],
  ['a 7z archive', '7z\xbc\xaf'],
  ['a font', 'wOF'],
  ['a program', '\x7fELF'],
];

/**
 * Judges by the declared type alone, so that a film is not read at all. Types that lie often (octet-stream, none) pass: the bytes decide.
 * @throws FetchFault WRONG_CONTENT_TYPE
 */
export function refuseByHeader(contentType: string | null, wanted: Wanted): void {
  if (wanted === 'ANY' || contentType === null) return;
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  if (/^(?:image|video|audio|font|model)\//.test(type) || /^application\/(?:pdf|zip|vnd\.|x-rar|x-7z|msword|javascript|wasm)/.test(type)) {
    throw new FetchFault('WRONG_CONTENT_TYPE', `the site calls it ${type.slice(0, 80)}`);
  }
}

/**
 * Judges by the bytes, whatever they were called.
 * @throws FetchFault WRONG_CONTENT_TYPE
 */
export function refuseByBytes(body: Buffer, wanted: Wanted): void {
  if (wanted === 'ANY') return;
  const head = body.subarray(0, 1_024).toString('latin1');
  const isGzip = head.startsWith('\x1f\x8b');
  if (wanted === 'FEED' && isGzip) return;
  const found = SIGNATURES.find(([, bytes, offset = 0]) => head.startsWith(bytes, offset));
  if (found !== undefined) throw new FetchFault('WRONG_CONTENT_TYPE', `the bytes are those of ${found[0]}`);
  if (isGzip) throw new FetchFault('WRONG_CONTENT_TYPE', 'the bytes are those of a gzip file');
  if (!looksLikeText(body.subarray(0, 1_024))) throw new FetchFault('WRONG_CONTENT_TYPE', 'the bytes are not those of a text');
}

/** Text has hardly any control characters, and zero bytes only as one half of UTF-16's ASCII characters. */
function looksLikeText(head: Buffer): boolean {
  const zeros = [0, 1].map((parity) => head.filter((byte, at) => byte === 0 && at % 2 === parity).length);
  const [most = 0, fewest = 0] = zeros.toSorted((a, b) => b - a);
  if (most > 0) return hasUtf16Mark(head) || (fewest === 0 && most > head.length / 8);
  // Tab, line feed, form feed, carriage return and escape (ISO-2022-JP) are of use in texts.
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length;
  return controls <= head.length / 50;
}

function hasUtf16Mark(head: Buffer): boolean {
  const mark = head.subarray(0, 2).toString('hex');
  return mark === 'fffe' || mark === 'feff';
}
