import { SIGNS } from '../counts.ts';
import type { Block } from '../blocks.ts';
import type { Row } from './row.ts';

const codes = (signs: string): ReadonlySet<number> => new Set(Array.from(signs, (sign) => sign.charCodeAt(0)));

/** What may stand behind a sentence's last sign. */
const CLOSERS = codes('"\'”’»)]');
const SENTENCE_ENDS = codes('.!?؟。！？۔।…');
const OPENERS = codes('"\'“„«‘—–-•*');

/** Where the last sign stands before closing quotes and brackets; -1 where there are only such. */
function lastAt(text: string): number {
  let at = text.length - 1;
  while (at >= 0 && CLOSERS.has(text.charCodeAt(at))) at -= 1;
  return at;
}

/** Whether it ends as sentences do. */
export function endsSentence(text: string): boolean {
  const at = lastAt(text);
  return at >= 0 && SENTENCE_ENDS.has(text.charCodeAt(at));
}

function endsLowerCase(text: string): boolean {
  const at = lastAt(text);
  const code = text.charCodeAt(at);
  if (!(code >= 0x80)) return code >= 0x61 && code <= 0x7a;
  return /\p{Ll}$/u.test(text.slice(Math.max(0, at - 1), at + 1));
}

/** How a text begins and ends, and which signs it has. Counted signs (counts.ts) tell which need not be looked for. */
export function addLook(row: Row, { text, counts: { digits, stops, signs } }: Block, endsAsSentence: boolean): void {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  const has = (bit: number): boolean => (signs & bit) !== 0;
  row.flag(endsAsSentence).flag(last === 0x3a || last === 0xff1a);
  if (first < 0x80) row.flag(first >= 0x41 && first <= 0x5a).flag(first >= 0x61 && first <= 0x7a);
  else row.flag(/^\p{Lu}/u.test(text)).flag(/^\p{Ll}/u.test(text));
  row.flag(OPENERS.has(first)).flag((first >= 0x30 && first <= 0x39) || first === 0x23);
  row.flag(has(SIGNS.rights) && /[©®]/.test(text)).flag(has(SIGNS.at) && text.includes('@'));
  row.flag(has(SIGNS.parting) && /[|·»›→]/.test(text)).flag(has(SIGNS.question) && /[?؟？]/.test(text));
  row.flag(digits >= 4 && /(?:19|20|١٩|٢٠)[\d٠-٩]{2}/.test(text)).flag(digits >= 3 && has(SIGNS.colon) && /\d{1,2}:\d{2}/.test(text));
  row.flag((stops > 0 || has(SIGNS.colon)) && /https?:|www\.|\.com\b/.test(text)).flag(endsLowerCase(text));
}
