import type { Count } from '../types.ts';
import type { Group, HarmWord, People } from './shapes.ts';
import type { Token } from './tokens.ts';

const JOINTS = new Set([',', 'and', '&', '،', 'و', 'plus', 'as', 'well', 'along', 'with', 'alongside', 'together', 'also', 'his', 'her', 'their', 'then']);
const PARTITIVES = new Set([
  'including', 'includes', 'included', 'among', 'amongst', 'comprising', 'namely', '(',
  'بينهم', 'بينها', 'بينهما', 'بينهن', 'منهم', 'منها', 'منهن', 'احدهم', 'احدهما', 'احداهما', 'احداهن', 'اغلبهم', 'معظمهم', 'غالبيتهم', 'ضمنهم', 'ضمنها', 'وهم', 'هم', 'وبينهم', 'ومنهم', 'جلهم', 'اغلبها', 'معظمها',
]);
/** How far a partitive may stand from the whole it divides: "members of the … family from …, including". */
const REACH = 24;
/** How far the phrases of a plain list may stand apart. */
const LIST_REACH = 14;

/** Joins phrases that stand in one list ("a woman and her two children") and takes parts ("five of them children") out of the sum. */
export function groupPeople(tokens: Token[], people: People[], harmWords: HarmWord[]): Group[] {
  const groups: Group[] = [];
  let group: Group | null = null;
  let inParts = false;
  let behindHarm = false;
  let edge = 0;
  for (const phrase of people) {
    const gap: Gap = { tokens: tokens.slice(edge, phrase.from), harmed: harmWords.some((harm) => harm.from >= edge && harm.to <= phrase.from && !harm.none) };
    const relation: Relation = group ? relate(tokens, group, phrase, gap, inParts) : 'NEW';
    edge = phrase.to;
    if (group && isFirstOfNames(group, phrase, gap)) {
      group.people[group.people.length - 1] = phrase;
      group.to = phrase.to;
      continue;
    }
    if (group && isApposition(group, phrase, gap)) {
      if (!behindHarm) group.to = phrase.to;
      continue;
    }
    if (!group || relation === 'NEW') {
      group = { from: phrase.from, to: phrase.to, people: [phrase], parts: [] };
      groups.push(group);
      inParts = false;
      behindHarm = false;
      continue;
    }
    inParts ||= relation === 'PART';
    (inParts ? group.parts : group.people).push(phrase);
    // Parts behind the harm word ("14 were killed, including …") don't stretch the group over it.
    behindHarm ||= gap.harmed;
    if (!behindHarm) group.to = phrase.to;
  }
  for (const each of groups) partOff(each);
  return groups;
}

type Relation = 'NEW' | 'LIST' | 'PART';

interface Gap {
  tokens: Token[];
  /** A harm word stands in it. */
  harmed: boolean;
}

function relate(tokens: Token[], group: Group, phrase: People, { tokens: gap, harmed }: Gap, inParts: boolean): Relation {
  if (phrase.harm && phrase.harm !== group.people.at(-1)?.harm) return 'NEW';
  const inner = tokens.slice(phrase.from, phrase.to).some((token) => token.word === 'them' || token.word === 'whom');
  if (gap.length > REACH || (harmed && !PARTITIVES.has(gap.at(-1)?.word ?? ''))) return 'NEW';
  if (gap.at(-1)?.word === 'among' && (phrase.min ?? 0) > (totalOf(group.people).max ?? 0)) return 'NEW';
  const partitive = dividesWhole(withoutBrackets(gap));
  if (inParts && isOthers(tokens, phrase)) return 'NEW';
  if (inner) return 'PART';
  if (partitive && !gap.some((token) => token.word === ';')) return 'PART';
  const named = inParts || isSinglePerson(group.people.at(-1));
  const direct = withoutBrackets(gap).every((token) => JOINTS.has(token.word) || token.word === ')' || (named && isNameOrAge(token)));
  const joined = gap.length > 0 || tokens[phrase.from]?.word.startsWith('و');
  if (gap.length > LIST_REACH) return 'NEW';
  if (direct && joined && gap.some((token) => JOINTS.has(token.word))) return inParts ? 'PART' : 'LIST';
  if (direct && joined && gap.length === 0) return inParts ? 'PART' : 'LIST';
  return 'NEW';
}

/** "Her daughter Jane Doe, 17,", "a man, Ali Hasan (40)": the name is the same person. */
function isApposition(group: Group, phrase: People, { tokens: gap, harmed }: Gap): boolean {
  const last = group.people.at(-1);
  const role = phrase.form === 'ARTICLE' && phrase.to === phrase.from + 1 && phrase.who === 'people' && last?.form === 'ARTICLE' && last.to > last.from + 1;
  if (role && !harmed && gap.length > 0 && gap.every((token) => token.word === ',' || token.word === 'and')) return true;
  const restated = phrase.generic && phrase.form === 'PLURAL' && last?.form === 'NUMBER' && last.generic;
  if (restated && !harmed && gap.length <= 2 && gap[0]?.word === ',' && gap.at(-1)?.word !== 'and') return true;
  return phrase.form === 'NAME' && last?.form === 'ARTICLE' && last.max === 1 && !harmed && (gap.length === 0 || (gap.length === 1 && gap[0]?.word === ','));
}

/** "Their sons Ali (7) and Omar (3)": the names say how many the plural means. */
function isFirstOfNames(group: Group, phrase: People, { tokens: gap, harmed }: Gap): boolean {
  return phrase.form === 'NAME' && group.people.at(-1)?.form === 'PLURAL' && !harmed && gap.length === 0;
}

/** "Five others": never part of those named before. */
export function isOthers(tokens: Token[], phrase: People): boolean {
  return /^(?:others|another|اخرين|اخرون)$/.test(tokens[phrase.to - 1]?.word ?? '') || /^(?:other|another)$/.test(tokens[phrase.to - 2]?.word ?? '');
}

/** "including", "among them", an opening bracket; a dash or a colon only right before the part. */
function dividesWhole(gap: Token[]): boolean {
  return gap.some((token) => PARTITIVES.has(token.word)) || gap.slice(-3).some((token) => token.word === '–' || token.word === '—') || (gap.length === 1 && gap[0]?.word === ':');
}

/** Names and ages between the phrases of a list: "his wife Jane, 30, and a son". */
function isNameOrAge(token: Token): boolean {
  return token.capital || token.value !== null || /^(?:-|al|el|bin|ibn|abu|de|van)$/.test(token.word);
}

function isSinglePerson(phrase: People | undefined): boolean {
  return phrase?.max === 1 && (phrase.form === 'ARTICLE' || phrase.form === 'NAME');
}

/** Leaves out what stands in brackets, ages and other names mostly. */
function withoutBrackets(gap: Token[]): Token[] {
  const open = gap.findIndex((token) => token.word === '(');
  if (open < 0) return gap;
  const close = gap.findIndex((token, at) => at > open && token.word === ')');
  return close < 0 ? gap : [...gap.slice(0, open), ...gap.slice(close + 1)];
}

/** "Six people, two women and four children": the exact nouns spell out the whole and don't add to it. */
function partOff(group: Group): void {
  const [first, ...rest] = group.people;
  if (!first || rest.length === 0 || !first.generic || first.form === 'ARTICLE' || first.min === null) return;
  const spelled = rest.filter((phrase) => !phrase.generic);
  if (spelled.length < rest.length || sum(spelled.map((phrase) => phrase.min ?? 0)) > first.min) return;
  group.people = [first];
  group.parts.push(...spelled);
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Adds up the phrases of a list; an open end stays open. */
export function totalOf(people: People[]): Count {
  const [only] = people;
  if (people.length === 1 && only) return { min: only.min, max: only.max, qualifier: only.qualifier };
  const min = sum(people.map((phrase) => phrase.min ?? 0));
  const open = people.some((phrase) => phrase.max === null);
  const max = open ? null : sum(people.map((phrase) => phrase.max ?? 0));
  const about = people.some((phrase) => phrase.qualifier === 'ABOUT');
  return { min, max, qualifier: open ? 'AT_LEAST' : min !== max ? 'BETWEEN' : about ? 'ABOUT' : 'EXACT' };
}
