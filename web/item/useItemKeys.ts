import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useKeys } from '../keys/useKeys.ts';
import { GRADES } from '../parts/enums.ts';
import { previousOf, walk } from '../queue/walk.ts';
import { useUndo } from '../queue/useUndo.ts';
import { withRecord } from './facts/draft.ts';
import type { ItemDialog } from './ItemScreen.tsx';
import type { Claim } from './useClaim.ts';
import type { useDraft } from './useDraft.ts';
import type { Item } from './itemQuery.ts';

interface Acts {
  item: Item;
  claim: Claim;
  drafted: ReturnType<typeof useDraft>;
  /** The incident that a grade goes to. */
  incident: number;
  promote: () => void;
  open: (dialog: ItemDialog) => void;
  goOn: () => Promise<void>;
}

const DECIDED = ['PROMOTED', 'ATTACHED', 'REJECTED', 'DEFERRED'];

/** The item page's keys; within a field, Escape leaves it and Ctrl-Enter promotes. */
export function useItemKeys({ item, claim, drafted, incident, promote, open, goOn }: Acts): void {
  const [, go] = useLocation();
  const undo = useUndo();
  const previous = previousOf(item.id);
  const grades = Object.fromEntries(GRADES.map((grade, index) => [String(index + 1), () => drafted.change((draft) => withRecord(draft, 'incidents', incident, { grade }))]));
  useKeys({
    ...grades,
    j: () => void goOn(),
    k: () => previous && go(`/items/${previous}`),
    c: () => void (claim.mine ? claim.release() : claim.claim()),
    p: promote,
    e: () => document.querySelector<HTMLElement>('.item-facts input, .item-facts button')?.focus(),
    a: () => open('attach'),
    r: () => open('reject'),
    d: () => open('defer'),
    o: () => DECIDED.includes(item.state) && open('reopen'),
    u: () => void undo(),
    '/': () => go(walk().address),
  });
  useFieldKeys(promote);
}

function useFieldKeys(promote: () => void): void {
  const latest = useRef(promote);
  useEffect(() => {
    latest.current = promote;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (document.querySelector('[role="dialog"]')) return;
      if (event.key === 'Escape' && document.activeElement instanceof HTMLElement) document.activeElement.blur();
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        latest.current();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
