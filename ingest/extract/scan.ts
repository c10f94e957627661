import { decodeAttribute, decodeRawText, decodeText } from './entities.ts';
import { nameAt } from './names.ts';

/** Receives what is found on a page, in its order. */
export interface PageEvents {
  /** A start tag begins; its attributes follow, then `onopentagend`, unless the page ends before. */
  onopentag(name: string): void;
  /** Whether anybody will ask for an attribute: the others' values are stepped over. */
  keeps(attribute: string): boolean;
  onattribute(name: string, value: string): void;
  onopentagend(selfClosing: boolean): void;
  onclosetag(name: string): void;
  ontext(data: string): void;
  /** In a drawing or formula no element's text is raw, and CDATA is text. */
  isForeign(): boolean;
  /** Nothing more is wanted. */
  isFull(): boolean;
}

const TAB = 0x09;
const LINE_END = 0x0a;
const FORM_FEED = 0x0c;
const RETURN = 0x0d;
const SPACE = 0x20;
const EXCLAMATION = 0x21;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const QUESTION = 0x3f;

/** What stands in them is text up to their end tag; in the first two with entities. */
const RAW = new Set(['title', 'textarea', 'script', 'style', 'iframe', 'xmp', 'noembed', 'noframes', 'plaintext']);
const WITH_ENTITIES = new Set(['title', 'textarea']);

/**
 * Finds the tags and texts of a page as htmlparser2's tokenizer does (a test holds the two against each other), but steps over
 * texts, scripts, comments and attributes' values by `indexOf` instead of asking its state at each character: half the time.
 */
export function scanPage(page: string, to: PageEvents): void {
  new Scanner(page, to).run();
}

class Scanner {
  private readonly page: string;
  private readonly to: PageEvents;
  private at = 0;

  constructor(page: string, to: PageEvents) {
    this.page = page;
    this.to = to;
  }

  run(): void {
    const { page, to } = this;
    let from = 0;
    for (let sign = page.indexOf('<'); sign >= 0 && !to.isFull(); sign = page.indexOf('<', this.at)) {
      this.at = sign + 1;
      if (!this.isMarkup(sign + 1)) continue;
      if (sign > from) this.text(from, sign);
      this.markup(sign + 1);
      from = this.at;
    }
    if (from < page.length && !to.isFull()) this.text(from, page.length);
  }

  /** Any other `<` is a sign like others. */
  private isMarkup(at: number): boolean {
    const code = this.page.charCodeAt(at);
    return isAlpha(code) || code === EXCLAMATION || code === QUESTION || (code === SLASH && at + 1 < this.page.length);
  }

  private text(from: number, end: number): void {
    const data = this.page.slice(from, end);
    this.to.ontext(data.includes('&') ? decodeText(data) : data);
  }

  private markup(at: number): void {
    const code = this.page.charCodeAt(at);
    if (code === SLASH) this.closeTag(at + 1);
    else if (code === EXCLAMATION) this.declaration(at + 1);
    else if (code === QUESTION) this.skipPast('>', at + 1);
    else this.openTag(at);
  }

  private declaration(at: number): void {
    const { page } = this;
    if (page.startsWith('--', at)) this.comment(at + 2);
    else if (page.startsWith('[CDATA[', at)) {
      this.skipPast(']]>', at + 7);
      if (this.to.isForeign() && page.startsWith(']]>', this.at - 3)) this.to.ontext(page.slice(at + 7, this.at - 3));
    } else this.skipPast('>', at);
  }

  private comment(at: number): void {
    if (this.page.startsWith('>', at)) this.at = at + 1;
    else if (this.page.startsWith('->', at)) this.at = at + 2;
    else {
      const end = /--!?>/g;
      end.lastIndex = at;
      this.at = end.test(this.page) ? end.lastIndex : this.page.length;
    }
  }

  private closeTag(at: number): void {
    if (!isAlpha(this.page.charCodeAt(at))) return this.skipPast('>', at);
    const end = this.endOfName(at);
    if (end < this.page.length) this.to.onclosetag(nameAt(this.page, at, end));
    this.skipPast('>', end);
  }

  private openTag(at: number): void {
    const { page, to } = this;
    const end = this.endOfName(at);
    const name = nameAt(page, at, end);
    const raw = RAW.has(name) && !to.isForeign();
    to.onopentag(name);
    this.at = end;
    const closing = this.attributes();
    if (closing === null) return;
    to.onopentagend(closing);
    if (raw) this.rawText(name);
  }

  /** @returns whether a slash ends the tag; null where the page ends before the tag does */
  private attributes(): boolean | null {
    let slash = false;
    while (this.at < this.page.length) {
      const code = this.page.charCodeAt(this.at);
      if (code === GREATER) {
        this.at += 1;
        return slash;
      }
      if (code === SLASH || isSpace(code)) {
        slash ||= code === SLASH;
        this.at += 1;
        continue;
      }
      slash = false;
      this.attribute();
    }
    return null;
  }

  private attribute(): void {
    const { page, to } = this;
    const from = this.at;
    let end = from + 1;
    while (end < page.length && page.charCodeAt(end) !== EQUALS && !endsName(page.charCodeAt(end))) end += 1;
    const name = nameAt(page, from, end);
    this.at = this.pastSpace(end);
    if (page.charCodeAt(this.at) !== EQUALS) {
      if (to.keeps(name)) to.onattribute(name, '');
      return;
    }
    this.at = this.pastSpace(this.at + 1);
    this.value(name);
  }

  private value(name: string): void {
    const { page, to } = this;
    const code = page.charCodeAt(this.at);
    const quote = code === DOUBLE_QUOTE ? '"' : code === SINGLE_QUOTE ? "'" : '';
    const from = this.at + quote.length;
    const end = quote === '' ? this.endOfUnquoted(from) : page.indexOf(quote, from);
    this.at = end < 0 ? page.length : end + quote.length;
    if (end < 0 || !to.keeps(name)) return;
    const value = page.slice(from, end);
    to.onattribute(name, value.includes('&') ? decodeAttribute(value, quote) : value);
  }

  private rawText(name: string): void {
    const { page, to } = this;
    const from = this.at;
    let end = name === 'plaintext' ? -1 : page.indexOf('</', from);
    while (end >= 0 && !this.isEndTag(name, end + 2)) end = page.indexOf('</', end + 2);
    const data = page.slice(from, end < 0 ? page.length : end);
    if (data !== '') to.ontext(WITH_ENTITIES.has(name) && data.includes('&') ? decodeRawText(data, name) : data);
    if (end < 0) this.at = page.length;
    else this.closeTag(end + 2);
  }

  private isEndTag(name: string, at: number): boolean {
    const end = at + name.length;
    return endsName(this.page.charCodeAt(end)) && this.page.slice(at, end).toLowerCase() === name;
  }

  private endOfName(at: number): number {
    let end = at;
    while (end < this.page.length && !endsName(this.page.charCodeAt(end))) end += 1;
    return end;
  }

  private endOfUnquoted(at: number): number {
    let end = at;
    while (end < this.page.length && this.page.charCodeAt(end) !== GREATER && !isSpace(this.page.charCodeAt(end))) end += 1;
    return end;
  }

  private pastSpace(at: number): number {
    let end = at;
    while (end < this.page.length && isSpace(this.page.charCodeAt(end))) end += 1;
    return end;
  }

  private skipPast(sign: string, at: number): void {
    const found = this.page.indexOf(sign, at);
    this.at = found < 0 ? this.page.length : found + sign.length;
  }
}

function isSpace(code: number): boolean {
  return code === SPACE || code === LINE_END || code === TAB || code === FORM_FEED || code === RETURN;
}

function endsName(code: number): boolean {
  return code === SLASH || code === GREATER || isSpace(code);
}

function isAlpha(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}
