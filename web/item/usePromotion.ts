import { useState } from 'react';
import type { Draft } from './facts/draft.ts';
import { problemsOf, type Problem } from './facts/problems.ts';

/** Promotes the draft unless something in it would be refused anyway; what that is, is told at once. */
export function usePromotion(draft: Draft, send: (draft: Draft) => Promise<void>): { promote: () => void; problems: Problem[] } {
  const [asked, setAsked] = useState(false);
  const found = problemsOf(draft);
  const promote = () => {
    setAsked(true);
    if (found.length === 0) void send(draft);
  };
  // Told once somebody tried; gone as soon as it is mended.
  return { promote, problems: asked ? found : [] };
}
