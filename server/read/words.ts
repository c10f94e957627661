import { DeskError } from '../errors.ts';
import { fold } from './fold.ts';

/** Words of a query that are used; more make no search better. */
export const MOST_WORDS = 10;
/** Characters of a query. */
const LONGEST_QUERY = 500;
/** Characters of a word that are looked at: PostgreSQL takes 2,046 bytes. */
const LONGEST_WORD = 200;
/** Letters that an ending must leave of an English word. */
const SHORTEST_STEM = 4;
const ENGLISH_ENDING = /(?:ings?|edly|ers?|ed|es|s)$/;
const NUMBER = /^\d+$/;
const LATIN = /^[a-z]+$/;

/** The folded words of a query, each with its stem: records with words that begin with the stems match. */
export interface QueryWord {
  word: string;
  stem: string;
  /** Numbers match as a whole: who asks for 12 doesn't mean 120. */
  whole: boolean;
}

/** What is looked for; empty where the text has no word. @throws DeskError BAD_USER_INPUT where it is too long */
export function queryWords(text: string): QueryWord[] {
  if (text.length > LONGEST_QUERY) throw new DeskError('BAD_USER_INPUT', `Words to look for take up to ${LONGEST_QUERY} characters, not ${text.length}`);
  const folded = fold(text).split(' ').filter(Boolean).map((word) => Array.from(word).slice(0, LONGEST_WORD).join(''));
  const words = [...new Set(folded)].slice(0, MOST_WORDS);
  return words.map((word) => ({ word, stem: stemOf(word), whole: NUMBER.test(word) }));
}

/** "strikes", "striking" and "strike" are found by one another: endings go from the question only, and stems match as beginnings. */
function stemOf(word: string): string {
  if (!LATIN.test(word)) return word;
  const stem = word.replace(ENGLISH_ENDING, '');
  const bare = stem.endsWith('e') ? stem.slice(0, -1) : stem;
  return bare.length >= SHORTEST_STEM ? bare : word;
}

/** Whether a folded word of a text is one that is looked for. */
export function matchesWord({ stem, whole }: QueryWord, folded: string): boolean {
  return whole ? folded === stem : folded.startsWith(stem);
}

/** The query as PostgreSQL's tsquery: all words, by their beginnings. */
export function looseQuery(words: readonly QueryWord[]): string {
  return words.map(({ stem, whole }) => `${quoted(stem)}${whole ? '' : ':*'}`).join(' & ');
}

/** The same words as they were written, any of them: what ranks a record higher. */
export function exactQuery(words: readonly QueryWord[]): string {
  return words.map(({ word }) => quoted(word)).join(' | ');
}

function quoted(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
