import { readAbsolute } from './absolute.ts';
import type { Mention, Phrase } from './mentions.ts';
import { readRelative } from './relative.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';
import { AGO_BEFORE, DAY_WORDS, LAST, MONTHS, PAIRED_MONTHS, SHORT_WEEKDAYS, SMALL_NUMBERS, THIS, UNITS, WEEKDAYS } from './words.ts';

/** Mentions read of one text at most; what a page lists beyond that is a calendar, not a report. */
const MENTION_LIMIT = 400;

/** Every date phrase of a text, in order, without overlap. Time grows with the number of words alone. */
export function readMentions(text: string): Mention[] {
  const phrase: Phrase = { text, tokens: tokenize(text) };
  const mentions: Mention[] = [];
  for (let i = 0; i < phrase.tokens.length && mentions.length < MENTION_LIMIT; ) {
    const reading = mayBegin(phrase.tokens[i]!) ? (readAbsolute(phrase, i) ?? readRelative(phrase, i)) : null;
    if (!reading) {
      i += 1;
      continue;
    }
    mentions.push({ saying: reading.saying, quote: { start: phrase.tokens[i]!.start, end: endOf(phrase, reading.next - 1) } });
    i = reading.next;
  }
  return mentions;
}

/** Every word that a date phrase can begin with. */
const STARTERS = new Set([
  ...MONTHS.keys(), ...PAIRED_MONTHS.keys(), ...WEEKDAYS.keys(), ...SHORT_WEEKDAYS.keys(), ...DAY_WORDS.keys(), ...AGO_BEFORE, ...SMALL_NUMBERS.keys(), ...LAST, ...THIS,
  'day', 'اول', 'الليله', ...[...UNITS.keys()].map((unit) => `ال${unit}`),
]);

/** Passes over nine words in ten at once, which takes a third off the reading of a text. */
function mayBegin({ key, number }: Token): boolean {
  return number !== null || STARTERS.has(key) || ('وفبلك'.includes(key[0]!) && STARTERS.has(key.slice(1)));
}

/** A year with a counter glued behind it ("20241.4K") ends after its four digits. */
function endOf(phrase: Phrase, last: number): number {
  const token = phrase.tokens[last]!;
  return token.number !== null && token.key.length > 4 ? token.start + 4 : token.end;
}
