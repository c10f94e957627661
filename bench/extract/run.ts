import { existsSync } from 'node:fs';
import { f1Of, overlap, type Overlap } from './measure.ts';
import { sameAuthors, sameDay, sameTitle } from './fields.ts';
import { ours, unseenWeights } from './ours.ts';
import { dataFolder, readSet, type BenchPage } from './pages.ts';
import { defuddle, readability, textOfHtml, type Answer } from './peers.ts';

/**
 * Measures extraction on saved pages: `node bench/extract/run.ts [--data DIR] [--sets aeb,n4k] [--no-peers]`.
 * Prints, for each set and extractor: body F1, precision, recall by four-word shingles; shares of pages with the right title,
 * authors and day; pages a second and CPU milliseconds a page and,
 * for the others, what part of theirs ours takes; pages on which it threw.
 */
const SETS = ['aeb', 'n4k', 'feval', 'fundus', 'wcxb', 'n4ktests', 'htmldate', 'traf'];

/**
 * Pages that each extractor reads before the clock runs, some more than once in small sets, so that compiling is not counted: at 60 a tenth to a third
 * still was, and at 240 a fifth of ours in the first set.
 */
const WARM = 600;

interface Tally {
  overlaps: Overlap[];
  title: [number, number];
  authors: [number, number];
  date: [number, number];
  /** Pieces of text that were, and were not, to be in it. */
  pieces: [number, number];
  threw: number;
  milliseconds: number;
  pages: number;
}

const argv = process.argv.slice(2);
const folder = dataFolder(argv);
if (!existsSync(folder)) {
  console.log(`The sets are not at ${folder}: nothing was measured. Say where they are with --data DIR.`);
  process.exit(0);
}
const unseen = unseenWeights();
console.log(unseen ? 'ours: each page by weights that have not seen its site' : 'ours: by the committed weights, WHICH HAVE SEEN THESE SITES; run bench/extract/fit/fit.ts first for figures by unseen weights');
const extractors: [string, (page: BenchPage) => Answer][] = [['ours', (page) => ours(page, unseen?.(page))]];
if (!argv.includes('--no-peers')) extractors.push(['readability+linkedom', (page) => readability(page.html, page.url)], ['defuddle+linkedom', (page) => defuddle(page.html, page.url)]);
const chosen = argv.includes('--sets') ? (argv[argv.indexOf('--sets') + 1] ?? '').split(',') : SETS;
// Peers print what they stumble over; only how often they throw is told.
console.error = () => {};
for (const set of chosen) {
  const pages = readSet(folder, set);
  if (!pages) {
    console.log(`${set}: not at ${folder}`);
    continue;
  }
  let own: Tally | null = null;
  for (const [name, extractor] of extractors) {
    const tally = measure(pages, extractor, name === 'ours');
    print(set, name, tally, own);
    own ??= tally;
  }
}

function measure(pages: readonly BenchPage[], extractor: (page: BenchPage) => Answer, isText: boolean): Tally {
  const tally: Tally = { overlaps: [], title: [0, 0], authors: [0, 0], date: [0, 0], pieces: [0, 0], threw: 0, milliseconds: 0, pages: pages.length };
  for (let at = 0; at < WARM; at += 1) attempt(pages[at % pages.length] as BenchPage, extractor);
  for (const page of pages) {
    const before = process.cpuUsage();
    const answer = attempt(page, extractor);
    const spent = process.cpuUsage(before);
    tally.milliseconds += (spent.user + spent.system) / 1_000;
    if (!answer) tally.threw += 1;
    count(tally, page, answer ?? { text: '', title: null, authors: [], date: null }, isText);
  }
  return tally;
}

function attempt(page: BenchPage, extractor: (page: BenchPage) => Answer): Answer | null {
  try {
    return extractor(page);
  } catch {
    return null;
  }
}

function count(tally: Tally, page: BenchPage, answer: Answer, isText: boolean): void {
  const text = isText ? answer.text : textOfHtml(answer.text);
  if (page.body !== null && page.body !== '') tally.overlaps.push(overlap(text, page.body));
  const add = (pair: [number, number], right: boolean): void => {
    pair[0] += Number(right);
    pair[1] += 1;
  };
  if (page.title) add(tally.title, sameTitle(answer.title, page.title));
  if (page.authors.length > 0) add(tally.authors, sameAuthors(answer.authors, page.authors));
  if (page.date) add(tally.date, sameDay(answer.date, page.date));
  const flat = text.replace(/\s+/g, ' ');
  for (const piece of page.with) add(tally.pieces, flat.includes(piece.replace(/\s+/g, ' ')));
  for (const piece of page.without) add(tally.pieces, !flat.includes(piece.replace(/\s+/g, ' ')));
}

/** @param own our tally of the same set, to say what part of this extractor's CPU ours takes */
function print(set: string, name: string, tally: Tally, own: Tally | null): void {
  const share = ([right, all]: [number, number], label: string): string => (all === 0 ? '' : `  ${label} ${((100 * right) / all).toFixed(1)} %`);
  const { f1, precision, recall } = f1Of(tally.overlaps);
  const body = tally.overlaps.length === 0 ? '' : `  F1 ${f1.toFixed(4)} (P ${precision.toFixed(4)}, R ${recall.toFixed(4)})`;
  const each = tally.milliseconds / tally.pages;
  const ratio = own ? `, of which ours takes ${(own.milliseconds / tally.milliseconds).toFixed(2)}` : '';
  console.log(`${set.padEnd(9)}${name.padEnd(22)}${String(tally.pages).padStart(4)} pages${body}${share(tally.title, 'title')}${share(tally.authors, 'authors')}${share(tally.date, 'date')}`
    + `${share(tally.pieces, 'pieces')}  ${each.toFixed(1)} ms CPU a page, ${(1_000 / each).toFixed(0)} pages/s${ratio}${tally.threw > 0 ? `  threw on ${tally.threw}` : ''}`);
}
