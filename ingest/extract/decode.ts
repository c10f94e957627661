import { detect } from 'chardet';
import htmlEncodingSniffer from 'html-encoding-sniffer';

/** A page's text and by what its encoding was known. */
export interface DecodedPage {
  text: string;
  /** The canonical name of the encoding used, such as `UTF-8` or `windows-1256`. */
  encoding: string;
  from: 'BOM' | 'HEADER' | 'META' | 'DETECTED';
  /** What was declared, where the bytes contradict it and another encoding was used. */
  wrongDeclaration: string | null;
}

export interface DecodeHints {
  /** The `Content-Type` header's value, whole. */
  contentType?: string | undefined;
  /** For feeds and sitemaps: the XML declaration counts, `<meta>` doesn't. */
  xml?: boolean;
}

/** Bytes looked at for telling an encoding; detection reads every one of them several times. */
const SAMPLE = 64 * 1024;
/** As many as `isUtf8` looks at: the text may begin behind much markup. */
const SAMPLE_OF_WORDS = 1024 * 1024;

/**
 * Turns a response's bytes into text: byte-order mark, header, `<meta>` or XML declaration, then detection, as the HTML
 * standard orders them. A declaration that the bytes contradict is set aside: bytes that aren't UTF-8 under a UTF-8 label,
 * bytes with multi-byte UTF-8 throughout under a single-byte label, and whole words beyond ASCII under a Western one. Never throws.
 */
export function decodePage(bytes: Uint8Array, hints: DecodeHints = {}): DecodedPage {
  const bom = encodingOfBom(bytes);
  if (bom) return { text: decodeAs(bytes, bom), encoding: bom, from: 'BOM', wrongDeclaration: null };
  const fromHeader = knownLabel(/charset\s*=\s*["']?([^\s"';,]+)/i.exec(hints.contentType ?? '')?.[1]);
  const declared = fromHeader ?? declaredInside(bytes, hints.xml ?? false);
  const utf8 = isUtf8(bytes);
  const from = fromHeader ? 'HEADER' : 'META';
  if (declared !== null && !contradicts(bytes, declared, utf8)) {
    return { text: decodeAs(bytes, declared), encoding: declared, from, wrongDeclaration: null };
  }
  const second = fromHeader ? declaredInside(bytes, hints.xml ?? false) : null;
  const encoding = detected(bytes, utf8, second !== null && contradicts(bytes, second, utf8) ? null : second);
  if (encoding === declared) return { text: decodeAs(bytes, declared), encoding, from, wrongDeclaration: null };
  return { text: decodeAs(bytes, encoding), encoding, from: 'DETECTED', wrongDeclaration: declared };
}

function encodingOfBom(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'UTF-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  return null;
}

/** The sniffer answers with its default where nothing is declared: two defaults tell that case apart. */
function declaredInside(bytes: Uint8Array, xml: boolean): string | null {
  const sniff = (defaultEncoding: string): string => (xml
    ? htmlEncodingSniffer(bytes, { xml: true, defaultEncoding })
    : htmlEncodingSniffer(bytes, { defaultEncoding, maxPrescanBytes: 4096 }));
  const first = sniff('KOI8-U');
  return first === 'KOI8-U' && sniff('IBM866') === 'IBM866' ? null : first;
}

function knownLabel(label: string | undefined): string | null {
  if (label === undefined) return null;
  try {
    return canonical(new TextDecoder(label).encoding);
  } catch {
    return null;
  }
}

/** TextDecoder's names are lower-case; the sniffer's are the standard's. */
function canonical(name: string): string {
  return /^(utf|iso|koi|euc|ibm)/.test(name) ? name.toUpperCase() : name;
}

function contradicts(bytes: Uint8Array, declared: string, utf8: Utf8Look): boolean {
  if (declared === 'UTF-8') return utf8.wrong > Math.max(2, utf8.multiByte / 20) && utf8.wrong > utf8.multiByte;
  if (declared.startsWith('UTF-16')) return looksSingleByte(bytes);
  if (utf8.wrong === 0) return utf8.multiByte >= 2;
  return WESTERN.has(declared) && utf8.wrong + utf8.multiByte >= LEAST_FOREIGN && hasForeignWords(bytes);
}

/** What templates and servers declare without looking. */
const WESTERN = new Set(['windows-1252', 'windows-1250', 'ISO-8859-2', 'ISO-8859-15']);
/** Fewer bytes beyond ASCII may well be a Western page's. */
const LEAST_FOREIGN = 60;

/** In Western texts letters beyond ASCII stand between others ("déjà", "määrä"); in Arabic, Cyrillic or Chinese they follow each other. */
function hasForeignWords(bytes: Uint8Array): boolean {
  let foreign = 0;
  let together = 0;
  let before = 0;
  for (const byte of bytes.subarray(0, SAMPLE_OF_WORDS)) {
    if (byte >= 0x80) {
      foreign += 1;
      if (before >= 0x80) together += 1;
    }
    before = byte;
  }
  return foreign >= LEAST_FOREIGN && together > foreign / 2;
}

/** Declared UTF-16 without a mark, yet without zero bytes: the usual mistake of a template. */
function looksSingleByte(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 4096).includes(0) && bytes.length > 64;
}

interface Utf8Look {
  /** Well-formed sequences of two bytes and more. */
  multiByte: number;
  /** Bytes that can't be UTF-8. */
  wrong: number;
}

/** Counts over a sample; a sequence cut by the sample's end isn't held against it. */
function isUtf8(bytes: Uint8Array): Utf8Look {
  const end = Math.min(bytes.length, 1024 * 1024);
  const look = { multiByte: 0, wrong: 0 };
  for (let at = 0; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte < 0x80) continue;
    const more = byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
    let seen = 0;
    while (seen < more && ((bytes[at + seen + 1] ?? 0) & 0xc0) === 0x80) seen += 1;
    if (more > 0 && seen === more) look.multiByte += 1;
    else if (at + more < end) look.wrong += 1;
    at += seen;
  }
  return look;
}

function detected(bytes: Uint8Array, utf8: Utf8Look, second: string | null): string {
  if (utf8.wrong === 0 || utf8.multiByte > 10 * utf8.wrong) return 'UTF-8';
  if (second !== null && second !== 'UTF-8') return second;
  return knownLabel(detect(foreignPart(bytes)) ?? undefined) ?? 'windows-1252';
}

/** Where the page's own language is: from the first byte beyond ASCII on, with markup left out. */
function foreignPart(bytes: Uint8Array): Uint8Array {
  const part: number[] = [];
  let inTag = false;
  for (let at = bytes.findIndex((byte) => byte >= 0x80); at >= 0 && at < bytes.length && part.length < SAMPLE; at += 1) {
    const byte = bytes[at] as number;
    if (byte === 0x3c) inTag = true;
    if (!inTag) part.push(byte);
    if (byte === 0x3e) inTag = false;
  }
  return Uint8Array.from(part);
}

/** The standard knows names (`x-user-defined`, `replacement`) that TextDecoder refuses; such pages are read as Western. */
function decodeAs(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(knownLabel(encoding) ?? 'windows-1252').decode(bytes);
}
