import { useCallback, useEffect, useState } from 'react';
import type { Draft } from './facts/draft.ts';

const keyOf = (itemId: string) => `desk.draft.${itemId}`;

/** What was typed, with the version of the rules whose suggestions it began from. */
interface Kept {
  suggester: string;
  draft: Draft;
}

/**
 * The reviewer's draft of an item. Kept in this browser from the first change until the decision, so that a reload, a crash or a lost
 * connection costs nothing; other items' drafts stay untouched.
 */
export function useDraft(itemId: string, suggester: string, fresh: () => Draft) {
  const [kept] = useState(() => stored(itemId));
  const [draft, setDraft] = useState<Draft>(() => kept?.draft ?? fresh());
  const [touched, setTouched] = useState(kept !== null);
  useEffect(() => {
    if (touched) store(itemId, { suggester, draft });
  }, [touched, draft, itemId, suggester]);
  const change = useCallback((next: (draft: Draft) => Draft) => {
    setDraft(next);
    setTouched(true);
  }, []);
  return {
    draft,
    touched,
    /** A draft from before was found. */
    broughtBack: kept !== null,
    change,
    reset: () => {
      forgetDraft(itemId);
      setTouched(false);
      setDraft(fresh());
    },
  };
}

/** After the decision there is nothing left to keep. */
export function forgetDraft(itemId: string): void {
  localStorage.removeItem(keyOf(itemId));
}

function stored(itemId: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(itemId)) ?? 'null') as Kept | null;
    return Array.isArray(kept?.draft.incidents) && kept.draft.incidents.every(({ victims, verdict }) => Array.isArray(victims) && typeof verdict === 'string') ? kept : null;
  } catch {
    return null;
  }
}

/** A full or forbidden storage costs the draft's safety, never the work on the page. */
function store(itemId: string, kept: Kept): void {
  try {
    localStorage.setItem(keyOf(itemId), JSON.stringify(kept));
  } catch {
    // Nothing to do about it: the draft lives on in the page.
  }
}
