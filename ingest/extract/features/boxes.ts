import type { Box } from '../blocks.ts';
import { sumOf, type PageContext } from './context.ts';
import { ratio } from './row.ts';

const NOT_FOUND = 30;
const OWN_TAGS = new Map(['p', 'li', 'div', 'td', 'blockquote', 'figcaption', 'pre', 'span', 'section', 'article', 'address', 'label', 'button', 'dd', 'dt', 'th', 'summary'].map((tag, index) => [tag, index]));
const AROUND = new Map(['p', 'ul', 'ol', 'li', 'nav', 'aside', 'footer', 'header', 'article', 'main', 'section', 'figure', 'form', 'table', 'blockquote', 'dl', 'details', 'body'].map((tag, index) => [tag, index]));
/** Boxes looked at from a block's own outwards, and what is told of each. */
const STEPS = 4;
const TOLD = 6;

/** What all blocks of a box have in common: worked out once a box, since most hold several. */
export interface BoxLook {
  /** Which of the tags that texts stand in; -1 for others. */
  own: number;
  /** 1 to 6 in a heading. */
  heading: number;
  /** Steps out to the nearest of each tag of AROUND. */
  around: Float32Array;
  /** How the boxes around are filled, from its own to three steps out. */
  filled: Float32Array;
  /** For each of the page's roots: steps out to a box that holds it too, and steps from the root out to that box. */
  roots: readonly (readonly [number, number])[];
}

export class BoxLooks {
  private readonly known: (BoxLook | undefined)[] = [];
  private readonly context: PageContext;
  private readonly prose: number;

  constructor(context: PageContext) {
    this.context = context;
    this.prose = Math.max(1, context.prose.at(-1) as number);
  }

  of(box: Box): BoxLook {
    return (this.known[box.index] ??= this.look(box));
  }

  private look(box: Box): BoxLook {
    const { root, halfRoot, mostRoot } = this.context;
    return {
      own: OWN_TAGS.get(box.tag) ?? -1, heading: /^h[1-6]$/.test(box.tag) ? Number(box.tag[1]) : 0, around: around(box), filled: this.filled(box),
      roots: [root, halfRoot, mostRoot].map((one) => (one ? wayTo(one, box) : [-1, -1])),
    };
  }

  private filled(innermost: Box): Float32Array {
    const { words, linkWords, prose } = this.context;
    const filled = new Float32Array(STEPS * TOLD).fill(-1);
    let box: Box | null = innermost;
    for (let at = 0; box && at < filled.length; at += TOLD, box = box.parent) {
      const own = sumOf(words, box);
      const running = sumOf(prose, box);
      filled[at] = own;
      filled[at + 1] = ratio(sumOf(linkWords, box), own);
      filled[at + 2] = box.end - box.first;
      filled[at + 3] = ratio(running, own);
      filled[at + 4] = running / this.prose;
      filled[at + 5] = box.children;
    }
    return filled;
  }
}

function around(innermost: Box): Float32Array {
  const distances = new Float32Array(AROUND.size).fill(NOT_FOUND);
  let steps = 0;
  for (let box: Box | null = innermost; box; box = box.parent, steps += 1) {
    const which = AROUND.get(box.tag);
    if (which !== undefined && distances[which] === NOT_FOUND) distances[which] = steps;
  }
  return distances;
}

function wayTo(root: Box, box: Box): readonly [number, number] {
  let meet: Box | null = root;
  while (meet && !(meet.index <= box.index && box.first >= meet.first && box.end <= meet.end)) meet = meet.parent;
  const depth = meet?.depth ?? 0;
  return [box.depth - depth, root.depth - depth];
}
