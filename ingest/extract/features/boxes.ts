import type { Box } from '../blocks.ts';
import { sumOf, type PageContext } from './context.ts';
import { ratio, type Row } from './row.ts';

const NOT_FOUND = 30;
const OWN_TAGS = new Map(['p', 'li', 'div', 'td', 'blockquote', 'figcaption', 'pre', 'span', 'section', 'article', 'address', 'label', 'button', 'dd', 'dt', 'th', 'summary'].map((tag, index) => [tag, index]));
const AROUND = new Map(['p', 'ul', 'ol', 'li', 'nav', 'aside', 'footer', 'header', 'article', 'main', 'section', 'figure', 'form', 'table', 'blockquote', 'dl', 'details', 'body'].map((tag, index) => [tag, index]));
/** Boxes looked at from a block's own outwards, and what is told of each. */
const STEPS = 4;
const TOLD = 6;
const ROOTS = 3;

/** Where a box's numbers stand: its tag's and heading's, steps out to each tag of AROUND, how it is filled, its way to each of the page's roots. */
const AROUND_AT = 2;
const TOLD_AT = AROUND_AT + AROUND.size;
const ROOTS_AT = TOLD_AT + TOLD;
const STRIDE = ROOTS_AT + 2 * ROOTS;

/**
 * What all blocks of a box have in common: worked out once a box, since most hold several, from what the box around it says. All in one list of
 * numbers: a list for each box is memory of its own outside the heap.
 */
export class BoxLooks {
  private readonly numbers: Float32Array;
  private readonly known: Uint8Array;
  private readonly context: PageContext;
  private readonly prose: number;
  private readonly roots: readonly (Box | null)[];

  constructor(context: PageContext) {
    this.context = context;
    this.prose = Math.max(1, context.prose.at(-1) as number);
    this.roots = [context.root, context.halfRoot, context.mostRoot];
    this.numbers = new Float32Array(context.page.boxes.length * STRIDE);
    this.known = new Uint8Array(context.page.boxes.length);
  }

  /** Which of the tags that texts stand in, -1 for others; 1 to 6 in a heading. */
  addTag(row: Row, box: Box): void {
    row.part(this.numbers, this.at(box), AROUND_AT);
  }

  /** Steps out to the nearest of each tag of AROUND. */
  addAround(row: Row, box: Box): void {
    const at = this.at(box) + AROUND_AT;
    for (let index = at; index < at + AROUND.size; index += 1) {
      const steps = this.numbers[index] as number;
      row.put(steps < 0 ? NOT_FOUND : steps);
    }
  }

  /** How the boxes around are filled, from its own to three steps out. */
  addFilled(row: Row, innermost: Box): void {
    let box: Box | null = innermost;
    for (let step = 0; step < STEPS; step += 1) {
      if (box) row.part(this.numbers, this.at(box) + TOLD_AT, TOLD);
      else for (let index = 0; index < TOLD; index += 1) row.put(-1);
      box = box?.parent ?? null;
    }
  }

  /** For one of the page's roots: steps out to a box that holds it too, and steps from the root out to that box. */
  addWay(row: Row, box: Box, root: number): void {
    row.part(this.numbers, this.at(box) + ROOTS_AT + 2 * root, 2);
  }

  private at(box: Box): number {
    const at = box.index * STRIDE;
    if (this.known[box.index] === 0) this.look(box, at);
    return at;
  }

  private look(box: Box, at: number): void {
    const { numbers } = this;
    this.known[box.index] = 1;
    numbers[at] = OWN_TAGS.get(box.tag) ?? -1;
    numbers[at + 1] = headingOf(box.tag);
    this.lookAround(box, at + AROUND_AT);
    this.lookInside(box, at + TOLD_AT);
    this.roots.forEach((root, which) => this.lookFor(root, box, at + ROOTS_AT + 2 * which));
  }

  private lookAround(box: Box, at: number): void {
    const { numbers } = this;
    const outer = box.parent ? this.at(box.parent) + AROUND_AT : -1;
    for (let index = 0; index < AROUND.size; index += 1) {
      const steps = outer < 0 ? -1 : (numbers[outer + index] as number);
      numbers[at + index] = steps < 0 ? -1 : steps + 1;
    }
    const own = AROUND.get(box.tag);
    if (own !== undefined) numbers[at + own] = 0;
  }

  private lookInside(box: Box, at: number): void {
    const { numbers, context } = this;
    const own = sumOf(context.words, box);
    const running = sumOf(context.prose, box);
    numbers[at] = own;
    numbers[at + 1] = ratio(sumOf(context.linkWords, box), own);
    numbers[at + 2] = box.end - box.first;
    numbers[at + 3] = ratio(running, own);
    numbers[at + 4] = running / this.prose;
    numbers[at + 5] = box.children;
  }

  private lookFor(root: Box | null, box: Box, at: number): void {
    let meet: Box | null = root;
    while (meet && !(meet.index <= box.index && box.first >= meet.first && box.end <= meet.end)) meet = meet.parent;
    const depth = meet?.depth ?? 0;
    this.numbers[at] = root ? box.depth - depth : -1;
    this.numbers[at + 1] = root ? root.depth - depth : -1;
  }
}

function headingOf(tag: string): number {
  const rank = tag.length === 2 && tag.startsWith('h') ? tag.charCodeAt(1) - 0x30 : 0;
  return rank >= 1 && rank <= 6 ? rank : 0;
}
