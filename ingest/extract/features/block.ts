import type { Block, Box } from '../blocks.ts';
import { plain, sumOf, type PageContext } from './context.ts';
import { ratio, type Row } from './row.ts';

const NOT_FOUND = 30;
const ENDS_SENTENCE = /[.!?؟。！？۔।…]["'”’»)\]]*$/;
const OWN_TAGS = ['p', 'li', 'div', 'td', 'blockquote', 'figcaption', 'pre', 'span', 'section', 'article', 'address', 'label', 'button', 'dd', 'dt', 'th', 'summary'];
const AROUND = ['p', 'ul', 'ol', 'li', 'nav', 'aside', 'footer', 'header', 'article', 'main', 'section', 'figure', 'form', 'table', 'blockquote', 'dl', 'details', 'body'];

/** What a block's own text looks like. */
export function addText(row: Row, block: Block): void {
  const { text } = block;
  const { words, letters, upper, digits, commas, stops, other, links, linkWords, strongWords } = block.counts;
  row.add(words, text.length, ratio(letters, text.length), ratio(upper, letters), ratio(digits, text.length));
  row.add(ratio(commas, words), ratio(stops, words), ratio(other, words), ratio(linkWords, words), links, ratio(strongWords, words), ratio(letters, words));
  row.flag(ENDS_SENTENCE.test(text));
  row.flag(/[:：]$/.test(text));
  row.flag(/^\p{Lu}/u.test(text));
  row.flag(/^\p{Ll}/u.test(text));
  row.flag(/^["'“„«‘—–\-•*]/.test(text));
  row.flag(/^[\d#]/.test(text));
  row.flag(/[©®]/.test(text));
  row.flag(text.includes('@'));
  row.flag(/[|·»›→]/.test(text));
  row.flag(/[?؟？]/.test(text));
  row.flag(/(?:19|20|١٩|٢٠)[\d٠-٩]{2}/.test(text));
  row.flag(/\d{1,2}:\d{2}/.test(text));
  row.flag(/https?:|www\.|\.com\b/.test(text));
  row.flag(/\p{Ll}["'”’»)\]]*$/u.test(text));
}

/** What the block stands in. */
export function addPlace(row: Row, block: Block, context: PageContext): void {
  const { box } = block;
  row.add(OWN_TAGS.indexOf(box.tag), /^h[1-6]$/.test(box.tag) ? Number(box.tag[1]) : 0);
  row.add(box.depth, box.depth / context.maxDepth, box.children, box.end - box.first, block.index - box.first);
  row.flag(block.afterBreak);
  row.flag(box.hidden);
  row.add(block.imagesBefore);
  const distances = new Float32Array(AROUND.length).fill(NOT_FOUND);
  let steps = 0;
  for (let around: Box | null = box; around; around = around.parent, steps += 1) {
    const which = AROUND.indexOf(around.tag);
    if (which >= 0 && distances[which] === NOT_FOUND) distances[which] = steps;
  }
  row.add(...distances);
}

/** How the boxes around are filled, from the block's own to three steps out. */
export function addBoxes(row: Row, block: Block, context: PageContext): void {
  const total = Math.max(1, context.prose.at(-1) as number);
  let box: Box | null = block.box;
  for (let step = 0; step < 4; step += 1) {
    if (!box) {
      row.add(-1, -1, -1, -1, -1, -1);
      continue;
    }
    const words = sumOf(context.words, box);
    const prose = sumOf(context.prose, box);
    row.add(words, ratio(sumOf(context.linkWords, box), words), box.end - box.first, ratio(prose, words), prose / total, box.children);
    box = box.parent;
  }
  addRoot(row, block, context.root);
  addRoot(row, block, context.halfRoot);
  addRoot(row, block, context.mostRoot);
}

/** Steps from the block out to a box that holds the root too, and steps from the root out to that box. */
function addRoot(row: Row, block: Block, root: Box | null): void {
  if (!root) return row.add(-1, -1, -1);
  let meet: Box | null = root;
  while (meet && !(meet.index <= block.box.index && block.index >= meet.first && block.index < meet.end)) meet = meet.parent;
  const depth = meet?.depth ?? 0;
  row.add(block.box.depth - depth, root.depth - depth, (block.index - root.first) / Math.max(1, root.end - root.first));
}

/** Where on the page it stands. */
export function addPosition(row: Row, block: Block, context: PageContext): void {
  const { words, prose, titleAt, firstLong, lastLong } = context;
  const n = context.page.blocks.length;
  const at = block.index;
  const allWords = words[n] as number;
  const allProse = prose[n] as number;
  row.add(at, n - at, at / n, ratio(words[at] as number, allWords), ratio(prose[at] as number, allProse), allWords, allProse, ratio(allProse, allWords));
  if (titleAt < 0) row.add(-999, -1, -1);
  else row.add(at - titleAt, Math.abs((words[at] as number) - (words[titleAt] as number)), Math.abs((prose[at] as number) - (prose[titleAt] as number)));
  row.add(at - firstLong, at - lastLong);
  row.add(...context.kind);
}

/** What else on the page says the same, or stands in the same kind of place. */
export function addEchoes(row: Row, block: Block, context: PageContext): void {
  const { text, counts } = block;
  row.add(context.byText.get(text) ?? 0);
  const short = counts.words <= 80;
  const own = short || context.articleBody !== '' ? plain(text) : '';
  const words = short ? own.split(' ') : [];
  row.add(short ? ratio(words.filter((word) => context.titleWords.has(word)).length, words.length) : 0);
  row.add(ratio(counts.words, context.titleWords.size));
  const named = words.filter((word) => context.authorWords.has(word)).length;
  row.add(named, ratio(named, words.length));
  const { description, articleBody } = context;
  row.flag(description.length > 20 && own.length > 20 && (description.includes(own) || own.startsWith(description.slice(0, 60))));
  row.add(articleBody.length < 200 ? -1 : Number(articleBody.includes(own.slice(0, 300))));
  const alike = context.bySignature.get(context.signatures[block.index] as string);
  if (!alike) return row.add(0, 0, 0, 0, 0);
  row.add(alike.blocks, alike.words / alike.blocks, ratio(alike.linkWords, alike.words), ratio(alike.prose, alike.words));
  row.add(ratio(alike.prose, context.prose.at(-1) as number));
}

/** The three blocks before and after, and what lies within five and twelve. */
export function addNeighbours(row: Row, block: Block, context: PageContext): void {
  const { blocks } = context.page;
  for (const offset of [-3, -2, -1, 1, 2, 3]) {
    const other = blocks[block.index + offset];
    if (!other) {
      row.add(-1, -1, -1, -1, -1);
      continue;
    }
    row.add(other.counts.words, ratio(other.counts.linkWords, other.counts.words), other.box.depth - block.box.depth);
    row.add(other.box === block.box ? 2 : other.box.parent === block.box.parent ? 1 : 0);
    row.add(Number(ENDS_SENTENCE.test(other.text)) + (other.box.tag === block.box.tag ? 2 : 0));
  }
  for (const reach of [5, 12]) {
    const from = Math.max(0, block.index - reach);
    const to = Math.min(blocks.length, block.index + reach + 1);
    const words = (context.words[to] as number) - (context.words[from] as number);
    row.add(words, ratio((context.prose[to] as number) - (context.prose[from] as number), words));
    row.add(ratio((context.linkWords[to] as number) - (context.linkWords[from] as number), words));
  }
}
