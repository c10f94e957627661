import type { WordKey } from './en.ts';
import type { Words } from './useWords.ts';

/** What is done with review items, by the desk's names of the deeds. */
const DEEDS: Readonly<Record<string, WordKey>> = {
  'claim review item': 'deed.claim',
  'renew claim': 'deed.renew',
  'release review item': 'deed.release',
  'promote review item': 'deed.promote',
  'attach review item': 'deed.attach',
  'reject review item': 'deed.reject',
  'defer review item': 'deed.defer',
  'reopen review item': 'deed.reopen',
  'assign review item': 'deed.assign',
  'tag review item': 'deed.tag',
  'remark on review item': 'deed.remark',
  'withdraw remark': 'deed.withdrawRemark',
};

/** A deed in the reader's language; one that has no words yet as the desk names it. */
export function deedWords(deed: string, say: Words['say']): string {
  const key = DEEDS[deed];
  return key ? say(key) : deed;
}
