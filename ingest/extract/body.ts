import type { Block, PageBlocks } from './blocks.ts';

const OUTSIDE = new Set(['nav', 'aside', 'footer', 'header', 'figure', 'figcaption', 'form', 'button', 'menu', 'address']);
const APART = /(?:^|[\s_-])(share|sharing|social|related|recommend\w*|newsletter|comments?|promo|caption|credit|breadcrumbs?|tags?|sidebar|footer|cookie|consent|paywall|byline|author)(?:$|[\s_-])/i;

/** Chooses the blocks that are the article's body. */
export function chooseBody(page: PageBlocks): Block[] {
  const good = page.blocks.filter(isProse);
  const scores = new Map<number, number>();
  for (const block of good) {
    let share = block.counts.words;
    for (let box = block.box.parent; box && share > 1; box = box.parent) {
      scores.set(box.index, (scores.get(box.index) ?? 0) + share);
      share *= 0.6;
    }
  }
  let best = -1;
  for (const [index, score] of scores) if (best < 0 || score > (scores.get(best) ?? 0)) best = index;
  const root = page.boxes[best];
  if (!root) return good;
  return page.blocks.slice(root.first, root.end).filter((block) => isProse(block) || isHeading(block));
}

function isProse(block: Block): boolean {
  const { words, linkWords, stops, commas } = block.counts;
  if (linkWords > words / 2 || (words < 8 && stops === 0) || (words < 5 && commas === 0)) return false;
  return !isApart(block);
}

function isHeading(block: Block): boolean {
  return /^h[2-6]$/.test(block.box.tag) && block.counts.linkWords === 0 && !isApart(block);
}

function isApart(block: Block): boolean {
  if (block.box.hidden) return true;
  for (let box: Block['box'] | null = block.box; box; box = box.parent) {
    if (OUTSIDE.has(box.tag) && box.tag !== 'form') return true;
    const { attribs } = box.element;
    if (box.depth > 2 && APART.test(`${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`)) return true;
  }
  return false;
}
