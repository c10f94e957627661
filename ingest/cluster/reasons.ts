import { dayGap } from './compare.ts';
import { daysOf, sharedTerms } from './entry.ts';
import type { Bag, Entry } from './entry.ts';
import { overlap } from './shingles.ts';
import type { Vocabulary } from './vocabulary.ts';

const MOST_WORDS = 5;
const MS_A_DAY = 86_400_000;
/** A word that more than one text in fifty has tells little. */
const TELLING_IDF = Math.log(50);

/** What speaks for and against two texts telling of one event, in sentences for a reviewer; strongest first within each side. */
export function reasonsFor(a: Entry, b: Entry, vocabulary: Vocabulary): { for: string[]; against: string[] } {
  const reasons = { for: [] as string[], against: [] as string[] };
  const copied = overlap(a.shingles, b.shingles).containment;
  if (copied >= 0.25) reasons.for.push(`${Math.round(copied * 100)} % of the shorter text stands in the longer`);
  const told = (words: string[], saying: string) => { if (words.length > 0) reasons.for.push(`${saying}: ${words.slice(0, MOST_WORDS).join(', ')}`); };
  told(telling(a.places, b.places, vocabulary), 'Both have the places');
  told(telling(a.names, b.names, vocabulary), 'Both have the names');
  told(telling(a.lead, b.lead, vocabulary), 'Rare words that both have');
  tellDays(a, b, reasons);
  tellToll('killed', a.killed, b.killed, reasons);
  tellToll('injured', a.injured, b.injured, reasons);
  const means = a.means.filter((name) => b.means.includes(name));
  if (means.length > 0) reasons.for.push(`Both speak of ${means.join(' and ')}`);
  else if (a.means.length > 0 && b.means.length > 0) reasons.against.push(`One speaks of ${a.means.join(' and ')}, the other of ${b.means.join(' and ')}`);
  return reasons;
}

function telling(a: Bag, b: Bag, vocabulary: Vocabulary): string[] {
  return sharedTerms(a, b, vocabulary).filter((word) => vocabulary.idf(vocabulary.intern(word)) >= TELLING_IDF);
}

function tellDays(a: Entry, b: Entry, reasons: { for: string[]; against: string[] }): void {
  const same = daysOf(a).find((day) => daysOf(b).includes(day));
  const gap = dayGap(a, b);
  if (same !== undefined) reasons.for.push(`Both may mean ${new Date(same * MS_A_DAY).toISOString().slice(0, 10)}`);
  else if (gap > 2) reasons.against.push(`Their days are at least ${gap} days apart`);
}

function tellToll(kind: string, a: number[], b: number[], reasons: { for: string[]; against: string[] }): void {
  if (a.length === 0 || b.length === 0) return;
  const same = a.find((count) => b.includes(count));
  if (same !== undefined) reasons.for.push(`Both say ${same} ${kind}`);
  else reasons.against.push(`One says ${a[0]} ${kind}, the other ${b[0]}: an update, or another event`);
}
