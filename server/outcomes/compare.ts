import type { OutcomeKind, SuggestionField } from '../../prisma/client/enums.ts';

/** What became of one suggestion. Both sides have the shape of the field's suggestion; null = nothing there. */
export interface Outcome {
  field: SuggestionField;
  kind: OutcomeKind;
  suggested: object | null;
  decided: object | null;
  /** 0..1 as the machine gave it; null where it gives none. */
  confidence: number | null;
}

/** One field of a decision beside what was suggested for it. */
export interface Pairing<S extends object, D extends object> {
  field: SuggestionField;
  suggested: S | null;
  /** Everything the reviewer recorded for this field: one for each incident. */
  decided: readonly D[];
  same: (suggested: S, decided: D) => boolean;
  confidence?: number | null;
}

/**
 * A suggestion of which there is one: accepted when any of the records has it, else corrected to the first. Nothing where
 * neither side says anything: silence can't be told from agreement.
 */
export function compareOne<S extends object, D extends object>({ field, suggested, decided, same, confidence = null }: Pairing<S, D>): Outcome[] {
  const [first = null] = decided;
  if (suggested === null) return first === null ? [] : [{ field, kind: 'ADDED', suggested, decided: first, confidence }];
  const match = decided.find((one) => same(suggested, one)) ?? null;
  const kind = match ? 'ACCEPTED' : first ? 'CORRECTED' : 'DROPPED';
  return [{ field, kind, suggested, decided: match ?? first, confidence }];
}

interface Lists<S extends object, D extends object> {
  field: SuggestionField;
  suggested: readonly S[];
  decided: readonly D[];
  /** Whether a record was made of this suggestion at all. */
  belong: (suggested: S, decided: D) => boolean;
  same: (suggested: S, decided: D) => boolean;
}

/** Suggestions of which there may be any number. Each record is the outcome of one suggestion at most; the rest were added by hand. */
export function compareLists<S extends object, D extends object>({ field, suggested, decided, belong, same }: Lists<S, D>): Outcome[] {
  const left = [...decided];
  const outcomes = suggested.map((one): Outcome => {
    const candidates = left.filter((record) => belong(one, record));
    const match = candidates.find((record) => same(one, record)) ?? candidates[0] ?? null;
    if (match) left.splice(left.indexOf(match), 1);
    const kind = match === null ? 'DROPPED' : same(one, match) ? 'ACCEPTED' : 'CORRECTED';
    return { field, kind, suggested: one, decided: match, confidence: null };
  });
  return [...outcomes, ...left.map((record): Outcome => ({ field, kind: 'ADDED', suggested: null, decided: record, confidence: null }))];
}
