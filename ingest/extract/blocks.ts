import { Element, Text, type ParentNode } from 'domhandler';
import { count, noCounts, type Counts } from './counts.ts';
import { INLINE, SILENT } from './tags.ts';

/** An element that breaks the line (or is a link or other carrier of a class), numbered in the order of the page. */
export interface Box {
  index: number;
  element: Element;
  tag: string;
  parent: Box | null;
  depth: number;
  /** The blocks within: `first` up to, not including, `end`. */
  first: number;
  end: number;
  /** Child boxes in all. */
  children: number;
  /** Not shown by the page's own word: hidden, `display:none`, `aria-hidden`. */
  hidden: boolean;
  /** In or itself a list, navigation, header, footer or aside. */
  aside: boolean;
  /** The words its makers gave it, once somebody asked (features/tokens.ts). */
  tokens: readonly string[] | null;
}

/** A run of text with no line break of the page's own inside. */
export interface Block {
  index: number;
  box: Box;
  /** White space collapsed; never empty. */
  text: string;
  counts: Counts;
  /** It began after a `<br>` in the same box. */
  afterBreak: boolean;
  /** Images and the like since the block before. */
  imagesBefore: number;
  /** The text's letters and digits alone, once somebody asked (features/plain.ts). */
  plain: string | null;
}

export interface PageBlocks {
  boxes: Box[];
  blocks: Block[];
}

const ASIDE = new Set(['nav', 'footer', 'aside', 'ul', 'header']);
const STRONG = new Set(['b', 'strong']);

/** Cuts a page, or one element of it, into blocks of text at the borders of block-level elements and at `<br>`. Linear, without recursion. */
export function cutBlocks(root: ParentNode): PageBlocks {
  const cutter = new Cutter();
  cutter.walk(root);
  return { boxes: cutter.boxes, blocks: cutter.blocks };
}

class Cutter {
  readonly boxes: Box[] = [];
  readonly blocks: Block[] = [];
  private box: Box | null = null;
  private parts = '';
  /** Whether `parts` ends in a space. Asking the growing text itself would copy it at every piece: quadratic in a flood of links. */
  private spaced = false;
  private counts: Counts = noCounts();
  private links = 0;
  private strong = 0;
  private images = 0;
  private broken = false;

  walk(root: ParentNode): void {
    if (root instanceof Element && !this.enter(root)) return;
    let node: ParentNode['children'][number] | null = root.children[0] ?? null;
    while (node) {
      const entered = this.enter(node);
      if (entered && node instanceof Element && node.children[0]) {
        node = node.children[0];
        continue;
      }
      if (entered && node instanceof Element) this.leave(node);
      while (node && !node.next) {
        const parent: ParentNode | null = node.parent;
        node = parent instanceof Element && parent !== root ? parent : null;
        if (node instanceof Element) this.leave(node);
      }
      node = node?.next ?? null;
    }
    this.cut();
  }

  /** @returns whether what is inside counts */
  private enter(node: ParentNode['children'][number]): boolean {
    if (node instanceof Text) {
      this.add(node.data);
      return false;
    }
    if (!(node instanceof Element)) return false;
    const tag = node.name;
    if (SILENT.has(tag)) {
      if (tag !== 'script' && tag !== 'style') this.images += 1;
      return false;
    }
    if (tag === 'br') this.break();
    else if (tag === 'img' || tag === 'picture') this.images += 1;
    if (tag === 'a') {
      this.links += 1;
      this.counts.links += 1;
    } else if (STRONG.has(tag)) this.strong += 1;
    else if (!INLINE.has(tag) && tag !== 'br') this.openBox(node);
    return true;
  }

  private leave(node: Element): void {
    const tag = node.name;
    if (tag === 'a') this.links -= 1;
    else if (STRONG.has(tag)) this.strong -= 1;
    else if (!INLINE.has(tag) && tag !== 'br') this.closeBox();
  }

  private openBox(element: Element): void {
    this.cut();
    this.broken = false;
    const parent: Box | null = this.box;
    if (parent) parent.children += 1;
    this.box = {
      index: this.boxes.length, element, tag: element.name, parent, depth: parent ? parent.depth + 1 : 0,
      first: this.blocks.length, end: this.blocks.length, children: 0, hidden: (parent?.hidden ?? false) || isHidden(element),
      aside: (parent?.aside ?? false) || ASIDE.has(element.name), tokens: null,
    };
    this.boxes.push(this.box);
  }

  private closeBox(): void {
    this.cut();
    this.broken = false;
    const box = this.box;
    if (!box) return;
    box.end = this.blocks.length;
    this.box = box.parent;
  }

  private break(): void {
    this.cut();
    this.broken = true;
  }

  private cut(): void {
    const text = this.parts.trim();
    this.parts = '';
    this.spaced = false;
    if (text === '' || !this.box) {
      this.counts.links = 0;
      return;
    }
    this.blocks.push({
      index: this.blocks.length, box: this.box, text, counts: this.counts, afterBreak: this.broken, imagesBefore: this.images, plain: null,
    });
    this.counts = noCounts();
    this.images = 0;
  }

  private add(data: string): void {
    const text = UNTIDY.test(data) ? data.replace(/[\s\u00a0]+/g, ' ').replace(/[\u200b\u00ad\ufeff]/g, '') : data;
    if (text === '' || (text === ' ' && (this.parts === '' || this.spaced))) return;
    this.parts += text.startsWith(' ') && this.spaced ? text.slice(1) : text;
    this.spaced = text.endsWith(' ');
    const before = this.counts.words;
    count(text, this.counts);
    if (this.links > 0) this.counts.linkWords += this.counts.words - before;
    if (this.strong > 0) this.counts.strongWords += this.counts.words - before;
  }
}

function isHidden(element: Element): boolean {
  const { attribs } = element;
  if ('hidden' in attribs || attribs['aria-hidden'] === 'true') return true;
  const style = attribs['style'];
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

/** White space other than single spaces, and characters of no width: most texts have none and are taken as they are. */
const UNTIDY = /[^\S ]|\s\s|[\u200b\u00ad]/;
