import type { Block } from '../blocks.ts';

/** Longer texts are compared by their beginnings. */
const LONGEST = 200_000;
const SPACE = 0x20;

/** What a UTF-16 unit is to plain text; half of a pair is for Unicode's own classes to say. */
const KIND = { sign: 0, word: 1, half: 2 } as const;
const KINDS = kindsOfUnits();

/** Only letters and digits, lower-cased, with single spaces between: for asking whether one text holds another. */
export function plain(text: string): string {
  const lower = text.slice(0, LONGEST).toLowerCase();
  let taken = '';
  // What has been read of `lower` and is plain as it stands: from `from` up to the last letter or digit before `end`.
  let [from, end] = [0, 0];
  for (let at = 0; at < lower.length; at += 1) {
    const kind = KINDS[lower.charCodeAt(at)];
    if (kind === KIND.half) return lower.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    if (kind === KIND.sign) continue;
    if (at > end && (end === 0 || at > end + 1 || lower.charCodeAt(end) !== SPACE)) {
      if (end > 0) taken += `${lower.slice(from, end)} `;
      from = at;
    }
    end = at + 1;
  }
  return taken + lower.slice(from, end);
}

/** Of a block, worked out once. */
export function plainOf(block: Block): string {
  return (block.plain ??= plain(block.text));
}

/** Looked up at each sign: a regular expression of Unicode's classes, which one curly quote asks for, takes several times as long. */
function kindsOfUnits(): Uint8Array {
  const kinds = new Uint8Array(0x10000).fill(KIND.sign);
  const units = Array.from(kinds, (_, code) => String.fromCharCode(code)).join('');
  for (const { index, 0: run } of units.matchAll(/[\p{L}\p{N}]+/gu)) kinds.fill(KIND.word, index, index + run.length);
  return kinds.fill(KIND.half, 0xd800, 0xe000);
}
