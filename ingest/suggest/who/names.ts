import { foldWord } from '../words/words.ts';
import type { Reading } from '../words/reading.ts';

/** A person's name in Latin letters: words `[first, last)`, titles and ranks left out. */
export interface PersonName {
  name: string;
  first: number;
  last: number;
}

const list = (text: string) => new Set(text.split(/\s+/));

const TITLES = list(`mr mrs ms dr sir lord general gen lieutenant lt colonel col major maj captain capt brigadier brig sergeant sgt admiral adm commander
  president prime minister foreign defence defense secretary ambassador chief director spokesman spokeswoman spokesperson coordinator commissioner deputy
  high senior special envoy representative head professor prof king sheikh judge senator governor mayor us un`);
/** Little words inside names: "Abu Bakr al-Baghdadi", "Ursula von der Leyen". */
const INSIDE = list('al el bin ibn abu abd ben von van der de la da di del bint');
const NO_NAMES = list(`the a an in on at of for and but he she it they we i this that those these its his her their there as by to from with after before while
  when where who which what since during across meanwhile however also according monday tuesday wednesday thursday friday saturday sunday january february march
  april may june july august september october november december if no not yes our you my said some many most one two three later earlier both such
  here now today yesterday police officials witnesses residents medics activists`);

/** Words that make a run of capitals an outlet, a place or an office. */
const NO_PERSON = list(`news radio source sources agency network press media unit council ministry times post channel center centre committee office gaza northern
  southern eastern western hospital university camp street tv observatory organization organisation group reports rights international national army police
  party parliament court department government state states city province strip facebook twitter telegram tunisia qatar`);

/** The name whose last word is number `last - 1`; null where that is no name. One word alone is a name only behind a title. */
export function personEndingAt(reading: Reading, last: number, floor: number): PersonName | null {
  let first = last;
  while (first > floor && last - first < 6 && joins(reading, first - 1, first === last)) first -= 1;
  return cleanName(reading, first, last);
}

/** The name whose first word is number `first`. */
export function personStartingAt(reading: Reading, first: number, ceiling: number): PersonName | null {
  let last = first;
  while (last < ceiling && last - first < 8 && joins(reading, last, last === first, last > first)) last += 1;
  return cleanName(reading, first, last);
}

function joins(reading: Reading, index: number, alone: boolean, forwards = false): boolean {
  const word = reading.words[index];
  if (!word) return false;
  if (!alone && isParted(reading, forwards ? index - 1 : index)) return false;
  return isCapital(reading, index) || (!alone && INSIDE.has(word.fold));
}

/** Something other than a space, a hyphen or the dot of an abbreviation stands between this word and the next. */
function isParted(reading: Reading, index: number): boolean {
  const word = reading.words[index];
  const next = reading.words[index + 1];
  if (!word || !next) return true;
  return !/^(?:[ \u00a0-]|\.\s)$/.test(reading.document.text.slice(word.end, next.start));
}

function isCapital(reading: Reading, index: number): boolean {
  const word = reading.words[index]!;
  return /\p{Lu}/u.test(reading.document.text[word.start]!) && !NO_NAMES.has(word.fold);
}

function cleanName(reading: Reading, from: number, to: number): PersonName | null {
  let first = from;
  let titled = false;
  while (first < to && TITLES.has(reading.words[first]!.fold)) {
    first += 1;
    titled = true;
  }
  if (reading.words.slice(first, to).some((word) => NO_PERSON.has(word.fold))) return null;
  if (first >= to || to - first > 5 || (to - first === 1 && !titled)) return null;
  const name = reading.document.text.slice(reading.words[first]!.start, reading.words[to - 1]!.end).replace(/['’]s$/, '');
  return { name, first, last: to };
}

/** A word of office that a nameless speaker is called by: "a top general", "a coalition spokesman". */
export const OFFICES = list(`spokesman spokeswoman spokesperson general commander colonel official officials minister ministry secretary president ambassador
  coordinator director chief head army military government`);

/** The same in Arabic, folded. Apart from the English ones, for these stand before what they belong to. */
export const ARABIC_OFFICES = new Set('المتحدث الناطق متحدث ناطق العقيد العميد اللواء الفريق الجنرال وزير الوزير الرئيس العسكري القائد قائد'.split(' ').map(foldWord));
