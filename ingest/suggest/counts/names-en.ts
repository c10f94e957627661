import { PERSON_NOUNS_EN } from './nouns-en.ts';
import type { People } from './shapes.ts';
import type { Token } from './tokens.ts';

/** "killed Jane Doe and Ali Hasan": the names behind a harm word, counted. */
export function readNames(tokens: Token[], i: number): People | null {
  let count = 0;
  let to = i;
  for (let at = i; at < i + 40; at += 1) {
    const start = at;
    while (tokens[at]?.capital || (at > start && /^[-.]$/.test(tokens[at]?.word ?? '') && tokens[at + 1]?.capital)) at += 1;
    if (at === start) break;
    count += 1;
    to = at;
    while (/^[,()]$/.test(tokens[at]?.word ?? '') || (tokens[at]?.value ?? null) !== null) at += 1;
    if (tokens[at]?.word === 'and') at += 1;
    if (at === to) break;
    at -= 1;
  }
  const following = tokens[to]?.word ?? '';
  if (count === 0 || PERSON_NOUNS_EN.has(following) || /^(?:police|forces|family|families)$/.test(following)) return null;
  return { from: i, to, min: count, max: count, qualifier: 'EXACT', form: 'NAME', who: 'people', generic: false };
}

/** "Jane Doe, 28," or "Jane Doe (28)": a capitalised name with an age is one person. */
export function readName(tokens: Token[], i: number): People | null {
  let at = i;
  while (at - i < 7 && tokens[at]?.capital) {
    at += 1;
    if (tokens[at]?.word === '.' || tokens[at]?.word === '-') at += 1;
  }
  if (at - i < 1) return null;
  const opener = tokens[at]?.word;
  if (opener === 'and' && /^(?:his|her|their)$/.test(tokens[at + 1]?.word ?? '')) {
    return { from: i, to: at, min: 1, max: 1, qualifier: 'EXACT', form: 'NAME', who: 'people', generic: false };
  }
  const age = tokens[at + 1]?.value ?? null;
  if (age === null || age > 110 || !Number.isInteger(age)) return null;
  const closer = tokens[at + 2]?.word ?? '';
  const fits = opener === '(' ? closer === ')' : opener === ',' && at - i >= 2 && /^[,.;]$|^(?:and|of|was|is|died|who|were|were)$/.test(closer);
  if (!fits) return null;
  return { from: i, to: closer === '.' || /^[a-z]/.test(closer) ? at + 2 : at + 3, min: 1, max: 1, qualifier: 'EXACT', form: 'NAME', who: 'people', generic: false };
}
