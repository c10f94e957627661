import type { Document } from '../document.ts';
import type { ClaimScope } from '../types.ts';
import type { HarmWord } from './shapes.ts';
import type { Token } from './tokens.ts';

const BACKGROUND = new Set(['previously', 'earlier', 'annually', 'yearly', 'so-called', 'سابقا', 'سابق', 'سنويا']);
const MONTHS = new Set(['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']);

/** Whether a harm word speaks of the event, of a period, or of something only mentioned, from the words near it in the sentence. */
export function scopeOf(tokens: Token[], harm: HarmWord, document: Document): ClaimScope {
  const from = Math.max(0, harm.from - 30);
  const to = Math.min(tokens.length, harm.to + 30);
  let scope: ClaimScope = 'EVENT';
  for (let i = from; i < to; i += 1) {
    const found = cue(tokens, i, document);
    if (found === 'BACKGROUND') return found;
    if (found) scope = found;
  }
  return scope;
}

function cue(tokens: Token[], i: number, document: Document): ClaimScope | null {
  const word = tokens[i]!.word;
  const next = tokens[i + 1]?.word ?? '';
  if (word === 'since') return next === 'been' || next === 'died' ? null : 'BACKGROUND';
  if (word === 'منذ') return /^(?:صباح|مساء|فجر|ساعات|قليل|الصباح|الفجر|دقائق)$/.test(next) ? null : 'BACKGROUND';
  if (BACKGROUND.has(word)) return 'BACKGROUND';
  if (/^(?:last|previous|past)$/.test(word) && next === 'month') return 'PERIOD';
  if (/^(?:last|previous|past)$/.test(word) && /^(?:year|years|decade|months)$/.test(next)) return 'BACKGROUND';
  if (word === 'this' && next === 'year') return 'BACKGROUND';
  if ((word === 'years' || word === 'decades') && next === 'ago') return 'BACKGROUND';
  if (word === 'in' && isPastYear(tokens[i + 1], document)) return 'BACKGROUND';
  if ((word === 'عام' || word === 'سنه') && isPastYear(tokens[i + 1], document)) return 'BACKGROUND';
  if (/^(?:in|during|between)$/.test(word) && MONTHS.has(next) && tokens[i + 1]!.capital && !isDay(tokens[i + 2])) return 'PERIOD';
  return null;
}

function isDay(token: Token | undefined): boolean {
  return token !== undefined && token.value !== null && token.value < 32;
}

function isPastYear(token: Token | undefined, document: Document): boolean {
  const year = token?.value ?? null;
  if (year === null || year < 1900 || year > 2100) return false;
  return document.publishedOn !== null && year < Number(document.publishedOn.slice(0, 4));
}
