import { createHash } from 'node:crypto';
import { canonicalJson } from './canonicalJson.ts';
import { leafHash } from './merkle.ts';

/**
 * One record of a release with what its leaf is made of. The words of people and sources enter the leaf by a salted hash only: should they
 * have to be withheld later, because a name in them comes under embargo, the hash stands in for them and the leaf stays what it was.
 */
export interface ReleasedRecord {
  /** The file that the record is in: incidents, notes, tallies or statements. */
  kind: string;
  /** The row as in that file. */
  record: Readonly<Record<string, unknown>>;
  /** Hexadecimal; absent where the words are withheld. */
  salt?: string;
  /** What the words and their salt hash to; given where the words are withheld. */
  wordsSha256?: string;
}

/**
 * The hash of a record's leaf: of 0x00 and the canonical JSON of `{kind, record, words}`, `record` being the row without its words, `words`
 * the SHA-256 of the salt, as it is written, and the canonical JSON of the words.
 * @param words names of the columns that hold words
 */
export function recordLeaf({ kind, record, salt, wordsSha256 }: ReleasedRecord, words: readonly string[]): Buffer {
  const entries = Object.entries(record);
  const spoken = Object.fromEntries(entries.filter(([name]) => words.includes(name)));
  const rest = Object.fromEntries(entries.filter(([name]) => !words.includes(name)));
  return leafHash(canonicalJson({ kind, record: rest, words: salt === undefined ? wordsSha256 : hashOfWords(spoken, salt) }));
}

/** What the words of a record are committed to by. */
export function hashOfWords(spoken: object, salt: string): string {
  return createHash('sha256').update(salt).update(canonicalJson(spoken)).digest('hex');
}
