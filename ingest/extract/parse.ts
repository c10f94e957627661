import { Document, Element, Text, type ChildNode, type ParentNode } from 'domhandler';
import { scanPage, type PageEvents } from './scan.ts';
import { IMPLIED_END, TRAIT, traitsOf } from './tags.ts';

/** What a page may cost. Past a limit the rest is left out: a page is never refused for its size. */
export interface PageLimits {
  /** UTF-16 code units of HTML that are read. */
  maxChars: number;
  /** Elements nested deeper than this become children of the last element allowed. */
  maxDepth: number;
  /** Elements and texts kept. */
  maxNodes: number;
}

/** 8 Mi characters is forty times the news page of 200 KiB; real pages nest 20 to 60 deep and hold 2,000 to 20,000 nodes. */
export const PAGE_LIMITS: PageLimits = { maxChars: 8 * 1024 * 1024, maxDepth: 200, maxNodes: 400_000 };

/** Attributes that extraction reads. A recipe may select by any. */
export const READ_ATTRIBUTES: ReadonlySet<string> = new Set([
  'class', 'id', 'role', 'itemprop', 'data-component', 'data-testid', 'data-module', 'content', 'datetime', 'pubdate', 'value', 'property', 'name', 'http-equiv',
  'rel', 'href', 'lang', 'xml:lang', 'type', 'hidden', 'aria-hidden', 'style',
]);

/**
 * Builds a tree of domhandler's nodes, which cheerio can select in. Scripts (but for JSON-LD), styles and comments are
 * dropped on the way. Time is linear in the length of the page whatever its nesting: htmlparser2's own parser searches
 * its whole stack at each end tag, which takes quadratic time on 100,000 nested elements.
 * @param keep the attributes wanted; all unless given
 */
export function parsePage(html: string, limits: PageLimits = PAGE_LIMITS, keep: ReadonlySet<string> | null = null): Document {
  const builder = new TreeBuilder(limits, keep);
  scanPage(html.length > limits.maxChars ? html.slice(0, limits.maxChars) : html, builder);
  return builder.document;
}

const ONE: ChildNode[] = [new Text('')];

class TreeBuilder implements PageEvents {
  readonly document = new Document([]);
  private readonly limits: PageLimits;
  private readonly keep: ReadonlySet<string> | null;
  /** What is open, from the document up to `depth`; above it stands what was. To cut lists short each time takes longer than all else about them. */
  private readonly open: ParentNode[] = [this.document];
  private readonly names: string[] = ['#document'];
  /** Of the open elements, as TRAIT has them. */
  private readonly traits: number[] = [0];
  private depth = 0;
  private tag: Element | null = null;
  private text: Text | null = null;
  /** Elements open beyond the greatest depth: not nested, only counted. */
  private tooDeep = 0;
  private nodes = 0;
  /** Where on the stack a drawing or formula is open; -1 outside. */
  private foreignAt = -1;
  /** Set within an element whose text is of no use. */
  private muted = false;

  constructor(limits: PageLimits, keep: ReadonlySet<string> | null) {
    this.limits = limits;
    this.keep = keep;
  }

  onopentag(name: string): void {
    this.tag = new Element(name, {});
  }

  keeps(attribute: string): boolean {
    return this.foreignAt < 0 && (this.keep === null || this.keep.has(attribute));
  }

  onattribute(name: string, value: string): void {
    // The first of a name counts; names from Object's own prototype are left out.
    if (this.tag && this.tag.attribs[name] === undefined) this.tag.attribs[name] = value;
  }

  onopentagend(selfClosing: boolean): void {
    const before = this.foreignAt;
    this.openElement();
    // Only a drawing or formula itself can close so: `<svg/>`; elsewhere the slash means nothing.
    if (selfClosing && before < 0 && this.foreignAt >= 0) this.pop(this.foreignAt);
  }

  onclosetag(name: string): void {
    this.text = null;
    if (this.tooDeep > 0) {
      this.tooDeep -= 1;
      return;
    }
    if (name === 'br') this.append(new Element('br', {}));
    const at = this.openerOf(name);
    if (at > 0) this.pop(at);
  }

  ontext(data: string): void {
    if (!this.muted) this.addText(data);
  }

  isForeign(): boolean {
    return this.foreignAt >= 0;
  }

  isFull(): boolean {
    return this.nodes > this.limits.maxNodes;
  }

  private openElement(): void {
    const tag = this.tag;
    this.tag = null;
    if (!tag) return;
    // Drawings and formulas say nothing: only their outermost element is kept.
    if (this.foreignAt >= 0) return;
    const traits = traitsOf(tag.name);
    this.closeImplied(tag.name, traits);
    this.append(tag);
    if ((traits & TRAIT.void) !== 0) return;
    if (this.depth >= this.limits.maxDepth) {
      this.tooDeep += 1;
      return;
    }
    this.depth += 1;
    if (tag.name === 'svg' || tag.name === 'math') this.foreignAt = this.depth;
    this.open[this.depth] = tag;
    this.names[this.depth] = tag.name;
    this.traits[this.depth] = traits;
    this.muted = isMuted(tag);
  }

  private addText(data: string): void {
    if (this.text) {
      this.text.data += data;
      return;
    }
    if (this.isBetweenBlocks() && data.trim() === '') return;
    const text = new Text(data);
    this.append(text);
    this.text = text;
  }

  /** White space at the border of a block is not kept: half of all text nodes are such. */
  private isBetweenBlocks(): boolean {
    const { children } = this.open[this.depth] as ParentNode;
    const previous = children[children.length - 1];
    if (!previous) return ((this.traits[this.depth] as number) & TRAIT.inline) === 0;
    return previous instanceof Element && (traitsOf(previous.name) & TRAIT.inline) === 0;
  }

  private append(node: Element | Text): void {
    this.text = null;
    this.nodes += 1;
    if (this.isFull()) return;
    const parent = this.open[this.depth] as ParentNode;
    const { children } = parent;
    const previous = children[children.length - 1];
    node.parent = parent;
    if (!previous) {
      // Most elements have one child: a list of one takes 8 bytes, a list that is pushed to takes room for 17.
      // A copy, no literal, which V8 might take to making old from birth (blocks.ts).
      parent.children = ONE.slice();
      parent.children[0] = node;
      return;
    }
    node.prev = previous;
    previous.next = node;
    children.push(node);
  }

  private pop(at: number): void {
    if (at <= this.foreignAt) this.foreignAt = -1;
    this.depth = at - 1;
    this.text = null;
    this.muted = false;
  }

  /** A start tag may end what is open: a paragraph, a list item, a cell. Bounded by the greatest depth. */
  private closeImplied(name: string, traits: number): void {
    this.text = null;
    if ((traits & TRAIT.closesParagraph) !== 0) this.closeWithin('p', null);
    const implied = (traits & TRAIT.endsOthers) === 0 ? undefined : IMPLIED_END.get(name);
    if (implied) for (const other of implied.ends) this.closeWithin(other, implied.within);
  }

  /** Ends the open element `name` if only inline elements (or anything short of `within`) were opened since. */
  private closeWithin(name: string, within: ReadonlySet<string> | null): void {
    for (let at = this.depth; at > 0; at -= 1) {
      const open = this.names[at] as string;
      if (open === name) return this.pop(at);
      if (within ? within.has(open) : ((this.traits[at] as number) & TRAIT.inline) === 0) return;
    }
  }

  /** Where the element is open that an end tag means, or -1: an inline end tag never ends a block, nor any a cell it is not in. */
  private openerOf(name: string): number {
    const own = traitsOf(name);
    const stops = (own & TRAIT.tablePart) === 0 ? TRAIT.scope : 0;
    for (let at = this.depth; at > 0; at -= 1) {
      if (this.names[at] === name) return at;
      const open = this.traits[at] as number;
      if ((own & TRAIT.inline) !== 0 ? (open & TRAIT.inline) === 0 : (open & stops) !== 0) return -1;
    }
    return -1;
  }
}

function isMuted(tag: Element): boolean {
  if (tag.name === 'style') return true;
  return tag.name === 'script' && !/ld\+json/i.test(tag.attribs['type'] ?? '');
}
