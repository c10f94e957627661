import type { Block, Box } from '../blocks.ts';
import type { BoxLooks } from './boxes.ts';
import type { PageContext } from './context.ts';
import { plainOf } from './plain.ts';
import { ratio, type Row } from './row.ts';
import { LONGEST_SHARING } from './shared-words.ts';

/** What a block's text is made of. */
export function addCounts(row: Row, { text, counts }: Block): void {
  const { words, letters, upper, digits, commas, stops, other, links, linkWords, strongWords } = counts;
  row.put(words).put(text.length).put(ratio(letters, text.length)).put(ratio(upper, letters)).put(ratio(digits, text.length));
  row.put(ratio(commas, words)).put(ratio(stops, words)).put(ratio(other, words)).put(ratio(linkWords, words)).put(links);
  row.put(ratio(strongWords, words)).put(ratio(letters, words));
}

/** What the block stands in. */
export function addPlace(row: Row, block: Block, looks: BoxLooks, maxDepth: number): void {
  const { box } = block;
  looks.addTag(row, box);
  row.put(box.depth).put(box.depth / maxDepth).put(box.children).put(box.end - box.first).put(block.index - box.first);
  row.flag(block.afterBreak).flag(box.hidden).put(block.imagesBefore);
  looks.addAround(row, box);
}

/** How the boxes around are filled, and the way from the block to where most of the running text stands. */
export function addBoxes(row: Row, block: Block, looks: BoxLooks, context: PageContext): void {
  looks.addFilled(row, block.box);
  addRoot(row, block, context.root, looks, 0);
  addRoot(row, block, context.halfRoot, looks, 1);
  addRoot(row, block, context.mostRoot, looks, 2);
}

function addRoot(row: Row, block: Block, root: Box | null, looks: BoxLooks, which: number): void {
  looks.addWay(row, block.box, which);
  row.put(root ? (block.index - root.first) / Math.max(1, root.end - root.first) : -1);
}

/** Where on the page it stands. */
export function addPosition(row: Row, block: Block, context: PageContext): void {
  const { words, prose, titleAt, firstLong, lastLong } = context;
  const n = context.page.blocks.length;
  const at = block.index;
  const [wordsBefore, proseBefore] = [words[at] as number, prose[at] as number];
  const allWords = words[n] as number;
  const allProse = prose[n] as number;
  row.put(at).put(n - at).put(at / n).put(ratio(wordsBefore, allWords)).put(ratio(proseBefore, allProse)).put(allWords).put(allProse).put(ratio(allProse, allWords));
  if (titleAt < 0) row.put(-999).put(-1).put(-1);
  else row.put(at - titleAt).put(Math.abs(wordsBefore - (words[titleAt] as number))).put(Math.abs(proseBefore - (prose[titleAt] as number)));
  row.put(at - firstLong).put(at - lastLong);
  row.all(context.kind);
}

/** What else on the page says the same, or stands in the same kind of place. */
export function addEchoes(row: Row, block: Block, context: PageContext): void {
  const { text, counts, index } = block;
  const { shared, description, articleBody } = context;
  row.put(context.byText.get(text) ?? 0);
  const words = Math.max(1, shared.words[index] as number);
  const named = shared.authors[index] as number;
  row.put(ratio(shared.title[index] as number, words)).put(ratio(counts.words, context.titleWords.size)).put(named).put(ratio(named, words));
  const own = (counts.words <= LONGEST_SHARING && description.length > 20) || articleBody !== '' ? plainOf(block) : '';
  row.flag(description.length > 20 && own.length > 20 && (description.includes(own) || own.startsWith(description.slice(0, 60))));
  row.put(articleBody.length < 200 ? -1 : Number(articleBody.includes(own.slice(0, 300))));
  const alike = context.signatures[index] as PageContext['signatures'][number];
  row.put(alike.blocks).put(alike.words / alike.blocks).put(ratio(alike.linkWords, alike.words)).put(ratio(alike.prose, alike.words));
  row.put(ratio(alike.prose, context.prose.at(-1) as number));
}

const NEAR = [-3, -2, -1, 1, 2, 3];
const REACHES = [5, 12];

/** The three blocks before and after, and what lies within five and twelve. */
export function addNeighbours(row: Row, block: Block, context: PageContext, endSentences: Uint8Array): void {
  const { blocks } = context.page;
  const { box } = block;
  for (const offset of NEAR) {
    const other = blocks[block.index + offset];
    if (!other) {
      row.put(-1).put(-1).put(-1).put(-1).put(-1);
      continue;
    }
    row.put(other.counts.words).put(ratio(other.counts.linkWords, other.counts.words)).put(other.box.depth - box.depth);
    row.put(other.box === box ? 2 : other.box.parent === box.parent ? 1 : 0);
    row.put((endSentences[other.index] as number) + (other.box.tag === box.tag ? 2 : 0));
  }
  for (const reach of REACHES) {
    const from = Math.max(0, block.index - reach);
    const to = Math.min(blocks.length, block.index + reach + 1);
    const words = (context.words[to] as number) - (context.words[from] as number);
    row.put(words).put(ratio((context.prose[to] as number) - (context.prose[from] as number), words));
    row.put(ratio((context.linkWords[to] as number) - (context.linkWords[from] as number), words));
  }
}
