import { Element, Text, type ParentNode } from 'domhandler';
import { count, Counts } from './counts.ts';
import type { Label } from './features/tokens.ts';
import { TRAIT, traitsOf } from './tags.ts';

/**
 * An element that breaks the line (or is a link or other carrier of a class), numbered in the order of the page.
 *
 * Boxes, blocks and counts are classes because of what V8 does with literals: where those of one place outlive a collection of young
 * objects, which a large page's all do, it makes the next ones old from birth, and each dead one then keeps its whole page alive until the
 * next full collection: collecting was a sixth of the time of a profile.
 */
export class Box {
  readonly index: number;
  readonly element: Element;
  readonly tag: string;
  readonly parent: Box | null;
  readonly depth: number;
  /** The blocks within: `first` up to, not including, `end`. */
  readonly first: number;
  end: number;
  /** Child boxes in all. */
  children: number;
  /** Not shown by the page's own word: hidden, `display:none`, `aria-hidden`. */
  readonly hidden: boolean;
  /** In or itself a list, navigation, header, footer or aside. */
  readonly aside: boolean;
  /** What its makers called it, once somebody asked (features/tokens.ts). */
  label: Label | null;

  constructor(index: number, element: Element, parent: Box | null, first: number, aside: boolean) {
    this.index = index;
    this.element = element;
    this.tag = element.name;
    this.parent = parent;
    this.depth = parent ? parent.depth + 1 : 0;
    this.first = first;
    this.end = first;
    this.children = 0;
    this.hidden = (parent?.hidden ?? false) || isHidden(element);
    this.aside = (parent?.aside ?? false) || aside;
    this.label = null;
  }
}

/** A run of text with no line break of the page's own inside. */
export class Block {
  readonly index: number;
  readonly box: Box;
  /** White space collapsed; never empty. */
  readonly text: string;
  readonly counts: Counts;
  /** It began after a `<br>` in the same box. */
  readonly afterBreak: boolean;
  /** Images and the like since the block before. */
  readonly imagesBefore: number;
  /** The text's letters and digits alone, once somebody asked (features/plain.ts). */
  plain: string | null;

  constructor(index: number, box: Box, text: string, counts: Counts, afterBreak: boolean, imagesBefore: number) {
    this.index = index;
    this.box = box;
    this.text = text;
    this.counts = counts;
    this.afterBreak = afterBreak;
    this.imagesBefore = imagesBefore;
    this.plain = null;
  }
}

export interface PageBlocks {
  boxes: Box[];
  blocks: Block[];
}

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
  private counts = new Counts();
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
    const traits = traitsOf(tag);
    if ((traits & TRAIT.silent) !== 0) {
      if (tag !== 'script' && tag !== 'style') this.images += 1;
      return false;
    }
    if ((traits & TRAIT.inline) === 0 && tag !== 'br') this.openBox(node, traits);
    else if (tag === 'a') {
      this.links += 1;
      this.counts.links += 1;
    } else if ((traits & TRAIT.strong) !== 0) this.strong += 1;
    else if (tag === 'br') this.break();
    else if (tag === 'img' || tag === 'picture') this.images += 1;
    return true;
  }

  private leave(node: Element): void {
    if (this.box?.element === node) this.closeBox();
    else if (node.name === 'a') this.links -= 1;
    else if (node.name === 'b' || node.name === 'strong') this.strong -= 1;
  }

  private openBox(element: Element, traits: number): void {
    this.cut();
    this.broken = false;
    const parent: Box | null = this.box;
    if (parent) parent.children += 1;
    this.box = new Box(this.boxes.length, element, parent, this.blocks.length, (traits & TRAIT.aside) !== 0);
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
    this.blocks.push(new Block(this.blocks.length, this.box, text, this.counts, this.broken, this.images));
    this.counts = new Counts();
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
