import type { Span } from '../types.ts';
import { firstAt } from './words.ts';

/** A thing with its quote's start at hand, as `within` asks for it. */
export type Placed<T> = { start: number; thing: T };

/** Things that quote the text, in its order; those without words of their own (an empty quote) are left out. */
export function inOrder<T extends { quote: Span }>(things: readonly T[]): Placed<T>[] {
  return things
    .filter(({ quote }) => quote.end > quote.start)
    .map((thing) => ({ start: thing.quote.start, thing }))
    .sort((a, b) => a.start - b.start);
}

/** Those of the ordered things that begin inside the span: found by halving, for a text may have thousands of both. */
export function within<T extends { start: number }>(ordered: readonly T[], span: Span): T[] {
  return ordered.slice(firstAt(ordered, span.start), firstAt(ordered, span.end));
}
