import { Parser } from 'htmlparser2';
import { SourceFault } from './entry.ts';
import type { SourceLimits } from './entry.ts';

/** An element with what is in it. Names are lower-case with a prefix of ours (`dc:creator`), whatever prefix the document chose. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All text inside, that of the children too, in document order. */
  text: string;
  readonly children: XmlElement[];
  /** `xml:base` in force, resolved; null if none was set. */
  readonly base: string | null;
}

/** Prefixes we know by the end of their namespace's name; unknown ones keep the document's prefix. */
const NAMESPACES: readonly (readonly [pattern: RegExp, prefix: string])[] = [
  [/^https?:\/\/www\.w3\.org\/2005\/atom/i, 'atom:'],
  [/^https?:\/\/purl\.org\/atom\/ns#?/i, 'atom:'],
  [/^https?:\/\/purl\.org\/dc\/elements\//i, 'dc:'],
  [/^https?:\/\/purl\.org\/dc\/terms/i, 'dcterms:'],
  [/^https?:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns/i, 'rdf:'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content/i, 'content:'],
  [/^https?:\/\/search\.yahoo\.com\/mrss/i, 'media:'],
  [/^https?:\/\/www\.google\.com\/schemas\/sitemap-news\//i, 'news:'],
  [/^https?:\/\/rssnamespace\.org\/feedburner/i, 'feedburner:'],
  [/^https?:\/\/www\.itunes\.com\/dtds/i, 'itunes:'],
  [/^https?:\/\/www\.w3\.org\/1999\/xhtml/i, 'xhtml:'],
  [/^https?:\/\/(?:purl\.org\/rss\/|my\.netscape\.com\/|backend\.userland\.com\/|channel\.netscape\.com\/|www\.(?:sitemaps|google)\.)/i, ''],
];

/** Elements kept inside one that was asked for: so many children, and below each so many, three levels down. Of the rest only the text is kept. An entry has ten to fifty. */
const MOST_CHILDREN = 200;
const MOST_BELOW = 2_000;
const MOST_LEVELS = 3;

/** Attributes of one element; the parser makes an object of them, and a million took it ten seconds. */
const MOST_ATTRIBUTES = 1_000;

interface Frame {
  readonly element: XmlElement;
  /** The namespace prefix for names without one. */
  readonly unprefixed: string;
  /** 0 outside of what was asked for, 1 for an element that was, 2 for its children. */
  readonly level: number;
}

/** Where a document's root stands, and what was found in it. */
export interface XmlReading {
  root: string | null;
  /** Ended early: `onElement` said so, or the document nests too deep or has an element with attributes without end. */
  stopped: 'ENOUGH' | 'TOO_DEEP' | null;
}

/**
 * Reads a document once from front to back and hands over each element named in `wanted` when it ends, without keeping it: memory
 * is that of the largest one. Tolerant as feeds in the wild need it (bare `&`, unclosed tags, unknown entities, control
 * characters). Entities other than XML's five and numeric ones never expand, declarations are skipped, nothing external is loaded.
 * @param onElement gets the element and its parents' names; false ends the reading
 */
export function readXml(xml: string, wanted: ReadonlySet<string>, limits: SourceLimits, onElement: (element: XmlElement, parents: readonly string[]) => boolean): XmlReading {
  const reader = new Reader(wanted, limits, onElement);
  const parser = new Parser(reader, { xmlMode: true, decodeEntities: true });
  reader.stop = () => parser.pause();
  parser.write(xml.replace(/^[\s\uFEFF]+/, ''));
  // Not `end()`: it would close what a broken-off document left open and so hand over half an address as a whole one.
  return { root: reader.root, stopped: reader.stopped };
}

class Reader {
  root: string | null = null;
  stopped: XmlReading['stopped'] = null;
  stop: () => void = () => undefined;
  readonly #frames: Frame[] = [];
  /** How many elements were kept, or would have been, below the child that is being read. */
  #below = 0;
  #attributes = 0;
  readonly #prefixes = new Map<string, string>();

  constructor(readonly wanted: ReadonlySet<string>, readonly limits: SourceLimits, readonly onElement: (element: XmlElement, parents: readonly string[]) => boolean) {}

  onopentagname(): void {
    this.#attributes = 0;
  }

  onattribute(): void {
    this.#attributes += 1;
    if (this.#attributes > MOST_ATTRIBUTES) this.#end('TOO_DEEP');
  }

  onopentag(rawName: string, attributes: Record<string, string>): void {
    if (this.stopped !== null) return;
    const parent = this.#frames.at(-1);
    const unprefixed = this.#declare(attributes) ?? parent?.unprefixed ?? (/^feed$/i.test(rawName) ? 'atom:' : '');
    const name = this.#nameOf(rawName, unprefixed);
    this.root ??= name;
    const element: XmlElement = { name, attributes: lowerCased(attributes), text: '', children: [], base: baseOf(attributes, parent?.element.base ?? null) };
    const outer = parent?.level ?? 0;
    if (parent !== undefined && this.#isRoomIn(parent)) parent.element.children.push(element);
    this.#frames.push({ element, unprefixed, level: outer > 0 || this.wanted.has(name) ? outer + 1 : 0 });
    if (this.#frames.length > this.limits.depth) this.#end('TOO_DEEP');
  }

  ontext(text: string): void {
    const frame = this.#frames.at(-1);
    if (this.stopped === null && frame !== undefined && frame.level > 0) this.#addText(frame.element, text);
  }

  onclosetag(): void {
    if (this.stopped !== null) return;
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    const parent = this.#frames.at(-1);
    if (parent !== undefined && parent.level > 0) {
      this.#addText(parent.element, frame.element.text);
    } else if (frame.level > 0 && !this.onElement(frame.element, this.#frames.map(({ element }) => element.name))) {
      this.#end('ENOUGH');
    }
  }

  #isRoomIn({ element, level }: Frame): boolean {
    if (level <= 1) {
      this.#below = 0;
      return level === 1 && element.children.length < MOST_CHILDREN;
    }
    this.#below += 1;
    return level <= MOST_LEVELS && this.#below <= MOST_BELOW;
  }

  #addText(element: XmlElement, text: string): void {
    const room = this.limits.text - element.text.length;
    if (room > 0) element.text += text.slice(0, room);
  }

  #end(why: 'ENOUGH' | 'TOO_DEEP'): void {
    this.stopped = why;
    this.stop();
  }

  /** Takes in `xmlns` declarations; returns our prefix for names without one, if this element sets it. */
  #declare(attributes: Record<string, string>): string | null {
    let unprefixed: string | null = null;
    for (const [key, uri] of Object.entries(attributes)) {
      const known = NAMESPACES.find(([pattern]) => pattern.test(uri.trim()))?.[1];
      if (key === 'xmlns') unprefixed = known ?? (uri.trim() === '' ? '' : null);
      else if (key.startsWith('xmlns:') && known !== undefined) this.#prefixes.set(key.slice(6).toLowerCase(), known);
    }
    return unprefixed;
  }

  #nameOf(rawName: string, unprefixed: string): string {
    const [first = '', ...rest] = rawName.toLowerCase().split(':');
    if (rest.length === 0) return `${unprefixed}${first}`;
    return `${this.#prefixes.get(first) ?? `${first}:`}${rest.join(':')}`;
  }
}

function lowerCased(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), value]));
}

function baseOf(attributes: Record<string, string>, outer: string | null): string | null {
  const own = attributes['xml:base'];
  if (own === undefined) return outer;
  return URL.parse(own.trim(), outer ?? undefined)?.href ?? (outer === null ? own.trim() : outer);
}

/** @throws SourceFault TOO_DEEP */
export function refuseTooDeep(reading: XmlReading, limits: SourceLimits): void {
  if (reading.stopped === 'TOO_DEEP') throw new SourceFault('TOO_DEEP', `Elements nest deeper than ${limits.depth}, or one has over ${MOST_ATTRIBUTES} attributes`);
}

/** The first child of one of the names, the names tried in turn. */
export function child(element: XmlElement, ...names: string[]): XmlElement | null {
  for (const name of names) {
    const found = element.children.find((candidate) => candidate.name === name && (candidate.text.trim() !== '' || Object.keys(candidate.attributes).length > 0));
    if (found !== undefined) return found;
  }
  return null;
}
