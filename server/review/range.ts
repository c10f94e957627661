import type { Qualifier } from '../../prisma/client/enums.ts';
import { DeskError } from '../errors.ts';
import { rangeFault } from '../incidents/checkFacts.ts';
import type { RangeDraft } from './drafts.ts';

export interface RangeColumns {
  min: number | null;
  max: number | null;
  qualifier: Qualifier;
}

/**
 * A range as the columns keep it. "At least n" without an upper end is n..n with its qualifier; "up to n" keeps its minimum open. An
 * absent range is unknown, never zero. @throws DeskError BAD_USER_INPUT
 */
export function rangeColumns(name: string, draft: RangeDraft | null | undefined): RangeColumns {
  const min = draft?.min ?? null;
  const max = draft?.max ?? (draft?.qualifier === 'AT_LEAST' ? min : null);
  const fault = rangeFault(name, min, max);
  if (fault) throw new DeskError('BAD_USER_INPUT', fault);
  if (max === null) return { min: null, max: null, qualifier: 'UNKNOWN' };
  const qualifier = draft?.qualifier && draft.qualifier !== 'UNKNOWN' ? draft.qualifier : usualQualifier(min, max);
  return { min, max, qualifier };
}

/** The same for a range that enters sums: both ends are numbers, "up to n" begins at 0. */
export function wholeRange(name: string, draft: RangeDraft | null | undefined): RangeColumns {
  const range = rangeColumns(name, draft);
  return range.max === null ? range : { ...range, min: range.min ?? 0 };
}

function usualQualifier(min: number | null, max: number): Qualifier {
  if (min === null) return 'UP_TO';
  return min === max ? 'EXACT' : 'BETWEEN';
}
