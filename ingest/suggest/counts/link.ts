import type { Group, HarmWord } from './shapes.ts';
import type { Token } from './tokens.ts';

const BREAKS = new Set([';', 'while', 'when', 'where', 'after', 'but', 'because', 'although', 'though', 'بينما', 'فيما', 'حيث', 'عندما']);

/** How far a second verb may stand from the first whose subject it shares: "shot himself in the chest and died". */
const SUBJECT_REACH = 14;

/** The group that each harm word of a sentence governs, or null. */
export function linkAll(tokens: Token[], harms: HarmWord[], groups: Group[]): (Group | null)[] {
  const links: (Group | null)[] = [];
  harms.forEach((harm, at) => {
    const own = harm.none ? null : groupOf(tokens, at, harms, groups);
    const before = harms[at - 1];
    const shared = links[at - 1] ?? null;
    const inherits = !own && !harm.none && harm.alone === null && harm.direction !== 'RIGHT' && harm.direction !== 'INSIDE' && harm.direction !== 'NOWHERE'
      && before && shared && shared.to <= before.from && harm.from - before.to <= SUBJECT_REACH;
    links.push(inherits ? shared : own);
  });
  return links;
}

/** The group that the harm word at index `at` governs, or null. */
function groupOf(tokens: Token[], at: number, harms: HarmWord[], groups: Group[]): Group | null {
  const harm = harms[at]!;
  const inside = groups.find((group) => group.from <= harm.from && harm.to <= group.to && group.people.some((p) => p.from <= harm.from && harm.to <= p.to));
  if (inside) return inside;
  const left = leftOf(tokens, at, harms, groups);
  const right = rightOf(tokens, at, harms, groups);
  switch (harm.direction) {
    case 'NOWHERE':
      return null;
    case 'INSIDE':
      return left && left.gap <= 1 ? left.group : null;
    case 'LEFT':
      return left && left.gap <= 40 ? left.group : null;
    case 'RIGHT':
      return right && right.gap <= 9 ? right.group : left && left.gap === 0 ? left.group : null;
    default:
      if (left?.gap === 0 && /^(?:and|,|،)$/.test(tokens[harm.to]?.word ?? '')) return left.group;
      if (right && right.gap <= 3) return right.group;
      if (left && left.gap <= 4) return left.group;
      return right && right.gap <= 8 ? right.group : null;
  }
}

interface Neighbour {
  group: Group;
  gap: number;
}

/** Longest run of joined harm words ("killed, injured and captured") that is followed to its people. */
const CHAIN = 3;

function leftOf(tokens: Token[], at: number, harms: HarmWord[], groups: Group[]): Neighbour | null {
  let first = at;
  while (at - first < CHAIN && isJoined(tokens, harms[first - 1], harms[first])) first -= 1;
  const edge = harms[first]!.from;
  const group = groups.findLast((each) => each.to <= edge);
  if (!group || (first > 0 && harms[first - 1]!.from >= group.to)) return null;
  const gap = tokens.slice(group.to, edge);
  return gap.some((token) => BREAKS.has(token.word)) ? null : { group, gap: gap.length };
}

function rightOf(tokens: Token[], at: number, harms: HarmWord[], groups: Group[]): Neighbour | null {
  let last = at;
  while (last - at < CHAIN && isJoined(tokens, harms[last], harms[last + 1])) last += 1;
  const edge = harms[last]!.to;
  const group = groups.find((each) => each.from >= edge || (each.to > edge && each.from >= harms[at]!.to));
  if (!group || (harms[last + 1]?.to ?? Infinity) <= group.from) return null;
  const gap = tokens.slice(edge, group.from);
  return gap.some((token) => BREAKS.has(token.word) || token.word === '.') ? null : { group, gap: gap.length };
}

/** "Killed and injured dozens", "مقتل وإصابة": two harm words that share their people. */
function isJoined(tokens: Token[], first: HarmWord | undefined, second: HarmWord | undefined): boolean {
  if (!first || !second || first.none || second.none || second.from - first.to > 3) return false;
  if (second.from === first.to) return tokens[second.from]!.word.startsWith('و');
  return tokens.slice(first.to, second.from).every((token) => /^(?:and|or|,|\/|و|او|many|seriously|critically|also)$/.test(token.word));
}
