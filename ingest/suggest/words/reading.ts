import type { Document } from '../document.ts';
import type { Span } from '../types.ts';
import { readWords, firstAt } from './words.ts';
import { hasTopic, topicsOf } from './lexicon.ts';
import type { Topic } from './lexicon.ts';
import type { Word } from './words.ts';

/** A sentence with its words `[first, last)` and all that they speak of. */
export interface Sentence extends Span {
  first: number;
  last: number;
  topics: number;
}

/** A document read as words, once, for the finders of who, notes, tallies, statements, relevance and warnings. */
export interface Reading {
  document: Document;
  words: Word[];
  /** Topic bits of each word, see the lexicon. */
  topics: number[];
  sentences: Sentence[];
  titleWords: Word[];
}

/**
 * Words of a sentence that are looked at. Some pages are one "sentence" of thousands of words (menus, tickers): rules that
 * compare words with each other would take too long there, and find nothing that is meant.
 */
const SENTENCE_WORDS = 160;

export function readDocumentWords(document: Document): Reading {
  const words = readWords(document.text);
  const topics = words.map(topicsOf);
  return {
    document,
    words,
    topics,
    sentences: document.sentences.map((span) => readSentence(span, words, topics)),
    titleWords: readWords(document.title.slice(0, 1000)),
  };
}

function readSentence(span: Span, words: Word[], topics: number[]): Sentence {
  const first = firstAt(words, span.start);
  const last = Math.min(firstAt(words, span.end), first + SENTENCE_WORDS);
  let all = 0;
  for (let index = first; index < last; index += 1) all |= topics[index]!;
  return { start: span.start, end: span.end, first, last, topics: all };
}

export function sentenceSpeaksOf(sentence: Sentence, topic: Topic): boolean {
  return hasTopic(sentence.topics, topic);
}

export function wordSpeaksOf(reading: Reading, index: number, topic: Topic): boolean {
  return hasTopic(reading.topics[index] ?? 0, topic);
}

/** Number of the sentence that the offset lies in, or of the last one before it. */
export function sentenceAt(reading: Reading, offset: number): number {
  let low = 0;
  let high = reading.sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (reading.sentences[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The text of a span. */
export function textOf(reading: Reading, span: Span): string {
  return reading.document.text.slice(span.start, span.end);
}
