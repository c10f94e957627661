import type { VictimGroup } from '../types.ts';
import { skipAge } from './ages-en.ts';
import { PERSON_NOUNS_EN, PHRASE_STOP_EN } from './nouns-en.ts';
import { isNumberWord } from './numbers-en.ts';
import type { Token } from './tokens.ts';

/** The noun of a phrase that counts people; `next` is the token behind it. */
export interface Head {
  who: VictimGroup;
  plural: boolean;
  generic: boolean;
  next: number;
}

/** Finds the noun behind up to six adjectives; "members of the X family", "of his children" are read through. */
export function readHead(tokens: Token[], i: number, many: boolean): Head | null {
  let at = i;
  if (tokens[at]?.word === 'of' && /^(?:the|his|her|their|its|these|those|my|our)$/.test(tokens[at + 1]?.word ?? '')) at += 2;
  if (tokens[at]?.word === 'of' && /^(?:them|whom|those)$/.test(tokens[at + 1]?.word ?? '')) {
    const named = PERSON_NOUNS_EN.get(tokens[at + 2]?.word ?? '');
    return { who: named?.who ?? 'people', plural: true, generic: false, next: named ? at + 3 : at + 2 };
  }
  for (let steps = 0; steps < 6; steps += 1) {
    const aged = skipAge(tokens, at);
    if (aged > at) {
      const noun = PERSON_NOUNS_EN.get(tokens[aged]?.word ?? '');
      return { who: noun?.who ?? 'people', plural: many, generic: false, next: noun ? aged + 1 : aged };
    }
    const word = tokens[at]?.word ?? '';
    const noun = PERSON_NOUNS_EN.get(word);
    if (noun) return lastOfCompound(tokens, at, noun.plural);
    if (word === ',' && at > i && tokens[at - 1]?.capital && tokens[at + 1]?.capital) {
      at += 1;
      continue;
    }
    if (!/^[a-z\u00e0-\u024f']+$|^-$/.test(word) || PHRASE_STOP_EN.has(word) || isNumberWord(word)) return null;
    if (word.endsWith('s') && !/(?:ous|ss|us|'s|s')$|^(?:israelis|others|palestinians)$/.test(word)) return null;
    at += 1;
  }
  return null;
}

/** "police officer", "family members", "school student": the last noun of the run decides. */
export function lastOfCompound(tokens: Token[], i: number, many: boolean): Head {
  let at = i;
  let noun = PERSON_NOUNS_EN.get(tokens[at]?.word ?? '')!;
  for (;;) {
    const acronym = tokens[at + 1]?.capital && (tokens[at + 1]?.word.length ?? 9) < 6 && PERSON_NOUNS_EN.get(tokens[at + 2]?.word ?? '')?.plural ? 1 : 0;
    const following = PERSON_NOUNS_EN.get(tokens[at + 1 + acronym]?.word ?? '');
    if (!following || (noun.plural && many && acronym === 0)) break;
    at += 1 + acronym;
    noun = following;
  }
  return { ...noun, next: at + 1 };
}

