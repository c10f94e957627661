import type { Group, HarmWord } from './shapes.ts';
import type { Token } from './tokens.ts';

const BREAKS = new Set([';', 'while', 'when', 'where', 'after', 'but', 'because', 'although', 'though', 'بينما', 'فيما', 'حيث', 'عندما']);

/** How far a second verb may stand from the first whose subject it shares: "shot himself in the chest and died". */
const SUBJECT_REACH = 14;

/** The group that each harm word of a sentence governs, or null. */
export function linkAll(tokens: Token[], harms: HarmWord[], groups: Group[]): (Group | null)[] {
  const links: (Group | null)[] = [];
  harms.forEach((harm, at) => {
    const own = harm.none ? null : groupOf(tokens, harm, harms, groups);
    const before = harms[at - 1];
    const shared = links[at - 1] ?? null;
    const inherits = !own && !harm.none && harm.alone === null && harm.direction !== 'RIGHT' && harm.direction !== 'INSIDE'
      && before && shared && shared.to <= before.from && harm.from - before.to <= SUBJECT_REACH;
    links.push(inherits ? shared : own);
  });
  return links;
}

/** The group that one harm word governs, or null. `harms` are all of the sentence, in order. */
function groupOf(tokens: Token[], harm: HarmWord, harms: HarmWord[], groups: Group[]): Group | null {
  const inside = groups.find((group) => group.from <= harm.from && harm.to <= group.to && group.people.some((p) => p.from <= harm.from && harm.to <= p.to));
  if (inside) return inside;
  const left = leftOf(tokens, harm, harms, groups);
  const right = rightOf(tokens, harm, harms, groups);
  switch (harm.direction) {
    case 'INSIDE':
      return left && left.gap <= 1 ? left.group : null;
    case 'LEFT':
      return left && left.gap <= 40 ? left.group : null;
    case 'RIGHT':
      return right && right.gap <= 9 ? right.group : left && left.gap === 0 ? left.group : null;
    case 'EITHER':
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

function leftOf(tokens: Token[], harm: HarmWord, harms: HarmWord[], groups: Group[]): Neighbour | null {
  let edge = harm.from;
  for (let chained = chain(tokens, harm, harms, -1); chained; chained = chain(tokens, chained, harms, -1)) edge = chained.from;
  const group = groups.findLast((each) => each.to <= edge);
  if (!group) return null;
  const gap = tokens.slice(group.to, edge);
  if (harms.some((other) => other.from >= group.to && other.to <= edge)) return null;
  if (gap.some((token) => BREAKS.has(token.word))) return null;
  return { group, gap: gap.length };
}

function rightOf(tokens: Token[], harm: HarmWord, harms: HarmWord[], groups: Group[]): Neighbour | null {
  let edge = harm.to;
  for (let chained = chain(tokens, harm, harms, 1); chained; chained = chain(tokens, chained, harms, 1)) edge = chained.to;
  const group = groups.find((each) => each.from >= edge || (each.from < edge && each.to > edge && each.from >= harm.to));
  if (!group) return null;
  const gap = tokens.slice(edge, group.from);
  if (harms.some((other) => other.from >= edge && other.to <= group.from)) return null;
  if (gap.some((token) => BREAKS.has(token.word) || token.word === '.')) return null;
  return { group, gap: gap.length };
}

/** "Killed and injured dozens": the next harm word of the pair, on the given side. */
function chain(tokens: Token[], harm: HarmWord, harms: HarmWord[], side: 1 | -1): HarmWord | null {
  const next = harms[harms.indexOf(harm) + side];
  if (!next || next.none) return null;
  const [from, to] = side > 0 ? [harm.to, next.from] : [next.to, harm.from];
  const between = tokens.slice(from, to);
  if (between.length > 3) return null;
  if (between.length === 0) return side > 0 && /^و/.test(tokens[next.from]?.word ?? '') ? next : side < 0 && /^و/.test(tokens[harm.from]?.word ?? '') ? next : null;
  return between.every((token) => /^(?:and|or|,|\/|و|او|many|seriously|critically|also)$/.test(token.word)) ? next : null;
}
