/** What names of classes and ids say about an element beyond the fitted weights, a bit each. */
export const MARK = { byline: 1, apart: 2, overlay: 4, comments: 8 } as const;

const WORDS: readonly (readonly [number, string])[] = [
  // A line that says who wrote it.
  [MARK.byline, 'byline author authors autor auteur autore verfasser writer contributor contributors reporter journalist skribent byl author-name kirjoittaja'],
  // What stands apart from the article and names other people.
  [MARK.apart, 'comment comments related card teaser bio footer sidebar widget popular avatar caption credit'],
  // Consent dialogs, pop-ups and what is not shown.
  [MARK.overlay, 'hidden cookie cookies consent gdpr ccpa onetrust privacy modal dialog alertdialog popup lightbox offscreen visually-hidden sr-only gating'],
  // What readers wrote.
  [MARK.comments, 'comment comments commentlist disqus respond'],
];

const BITS = new Map<string, number>();
for (const [mark, words] of WORDS) for (const word of words.split(' ')) BITS.set(word, (BITS.get(word) ?? 0) | mark);

/** The marks of all these words together. */
export function marksOf(tokens: readonly string[]): number {
  let marks = 0;
  for (const token of tokens) marks |= BITS.get(token) ?? 0;
  return marks;
}
