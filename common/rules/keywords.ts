const ARABIC = /\p{Script=Arabic}/u;
/** "and", "then", "by", "as", "for" and the article are written on to an Arabic word. */
const ATTACHED = '(?:[وف]?[بكل]?(?:ال)?|لل)?';

/** Text as keywords see it: one case, no accents, no vowel marks, no stretched letters. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/[\p{M}\u0640]/gu, '').toLowerCase().replace(/\s+/g, ' ');
}

/** Finds the first of the keywords, as whole words, in a folded text. */
export function keywordFinder(keywords: readonly string[]): (folded: string) => string | null {
  const finders = keywords.map((keyword) => {
    const word = fold(keyword).trim();
    const escaped = word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
    return { keyword, finder: new RegExp(`(?<![\\p{L}\\p{N}])${ARABIC.test(word) ? ATTACHED : ''}${escaped}(?![\\p{L}\\p{N}])`, 'u') };
  });
  return (folded) => finders.find(({ finder }) => finder.test(folded))?.keyword ?? null;
}
