import type { Token } from './tokens.ts';

const SAYING = new Set(['said', 'says', 'reported', 'stated', 'announced', 'confirmed', 'tweeted', 'noted', 'added', 'specified', 'wrote', 'claimed', 'posted',
  'alleged', 'told']);
const NAME_WORDS = new Set(['of', 'the', 'for', 'and', '-', '.', '@', '_', 'al', "'"]);
const SAYING_AR = new Set(['قال', 'قالت', 'وقال', 'وقالت', 'ذكر', 'ذكرت', 'وذكر', 'وذكرت', 'افاد', 'افادت', 'وافاد', 'وافادت', 'اعلن', 'اعلنت', 'واعلن', 'واعلنت',
  'اكد', 'اكدت', 'واكد', 'واكدت', 'اوضح', 'اوضحت', 'واوضح', 'واوضحت', 'وثق', 'وثقت', 'ووثق', 'اضاف', 'واضاف', 'واضافت', 'بحسب', 'وبحسب', 'حسب', 'وفق', 'نقلت', 'ونقلت', 'رصد', 'ورصد', 'واشار', 'اشار', 'واشارت']);
const STOP_AR = new Set(['ان', 'بان', 'عن', 'في', 'علي', 'الي', 'انه', 'انها', 'قوله', 'قولها', 'اليوم', 'من', '،', ',', '.', ':', '"', '“', '(', 'مقتل', 'اصابه', 'قتل']);
const LONGEST = 7;

/** Who says it, in the text's own words; null where the text itself does. */
export function speakerOf(tokens: Token[], text: string): string | null {
  for (let i = 0; i < tokens.length; i += 1) {
    const word = tokens[i]!.word;
    if (word === 'according' && tokens[i + 1]?.word === 'to') return nameFrom(tokens, i + 2, text);
    if (SAYING.has(word)) {
      const name = nameBefore(tokens, i, text);
      if (name) return name;
    }
    if (SAYING_AR.has(word)) {
      const name = nameAfterArabic(tokens, i + 1, text);
      if (name) return name;
    }
  }
  return null;
}

function nameBefore(tokens: Token[], i: number, text: string): string | null {
  let from = i;
  while (from > 0 && i - from < LONGEST && (tokens[from - 1]!.capital || NAME_WORDS.has(tokens[from - 1]!.word))) from -= 1;
  while (from < i && ((!tokens[from]!.capital && tokens[from]!.word !== '@') || tokens[from]!.word === 'the')) from += 1;
  if (from < i && !tokens[i - 1]!.word.endsWith("'s")) return text.slice(tokens[from]!.start, tokens[i - 1]!.end);
  const described = describedBefore(tokens, i);
  if (described !== null) return text.slice(tokens[described]!.start, tokens[i - 1]!.end);
  const role = tokens[i - 1]?.word ?? '';
  return /^(?:police|officials|authorities|witnesses|sources|deputies|investigators|relatives|medics|doctors|activists|residents|officers)$/.test(role)
    ? text.slice(tokens[i - 1]!.start, tokens[i - 1]!.end)
    : null;
}

/** "an independent organisation said": where the description begins, or null where a clause stands before the verb. */
function describedBefore(tokens: Token[], i: number): number | null {
  for (let at = i - 1; at >= Math.max(0, i - 10); at -= 1) {
    const word = tokens[at]!.word;
    if (/^(?:a|an|the)$/.test(word)) return at < i - 1 && /^(?:,|"|”|“|\.|:|but|and)?$/.test(tokens[at - 1]?.word ?? '') ? at : null;
    if (!/^[\p{L}-]+$/u.test(word) || /^(?:he|she|they|it|who|which|that|was|were|is|are|has|had|have|been)$/.test(word)) return null;
  }
  return null;
}

function nameFrom(tokens: Token[], i: number, text: string): string | null {
  let to = i;
  while (to < tokens.length && to - i < LONGEST && (/^[\p{L}@'-]+$/u.test(tokens[to]!.word) || isInitial(tokens, to))) to += 1;
  return to > i ? text.slice(tokens[i]!.start, tokens[to - 1]!.end) : null;
}

/** The dot of "Lt. Col. Doe". */
function isInitial(tokens: Token[], i: number): boolean {
  return tokens[i]?.word === '.' && tokens[i - 1]?.capital === true && tokens[i - 1]!.word.length <= 3 && tokens[i + 1]?.capital === true;
}

function nameAfterArabic(tokens: Token[], i: number, text: string): string | null {
  let to = i;
  while (to < tokens.length && to - i < LONGEST && !STOP_AR.has(tokens[to]!.word)) to += 1;
  return to > i ? text.slice(tokens[i]!.start, tokens[to - 1]!.end) : null;
}
