import type { IncidentFacts } from '../incidents/facts.ts';
import type { AirwarsRow } from './airwarsIncident.ts';
import { usualQualifier } from './record.ts';

interface Bounds {
  min: number | null;
  max: number | null;
}

const NOTHING: Bounds = { min: null, max: null };
const PARTS = ['children', 'women', 'men'] as const;

/** The ranges of one incident; what contradicts itself or its whole is left out and noted, never bent until it fits. */
export function harm(row: AirwarsRow, notes: string[]): Partial<IncidentFacts> {
  const killed = whole('killed', row.killed_min, row.killed_max, notes);
  const injured = whole('injured', row.injured_min, row.injured_max, notes);
  const belligerents = ordered('militants_killed', { min: row.militants_killed_min ?? null, max: row.militants_killed_max ?? null }, notes);
  const facts: Partial<IncidentFacts> = {
    killedMin: killed.min, killedMax: killed.max, killedQualifier: killed.qualifier,
    injuredMin: injured.min, injuredMax: injured.max, injuredQualifier: injured.qualifier,
    belligerentsKilledMin: belligerents.min, belligerentsKilledMax: belligerents.max,
  };
  for (const name of PARTS) {
    const part = partOf(name, { min: row[`${name}_killed_min`] ?? null, max: row[`${name}_killed_max`] ?? null }, killed, notes);
    facts[`${name}KilledMin`] = part.min;
    facts[`${name}KilledMax`] = part.max;
  }
  return facts;
}

/** A range that enters sums: "at least n" is n to n, "up to n" is 0 to n, each with its qualifier. */
function whole(name: string, min: number | null | undefined, max: number | null | undefined, notes: string[]) {
  const range = ordered(name, { min: min ?? null, max: max ?? min ?? null }, notes);
  const qualifier = range.max !== null && typeof max !== 'number' ? 'AT_LEAST' as const : usualQualifier(range.min, range.max);
  return { min: range.min ?? (range.max === null ? null : 0), max: range.max, qualifier };
}

function ordered(name: string, range: Bounds, notes: string[]): Bounds {
  if (range.min === null) return range;
  if (range.max !== null && range.min <= range.max) return range;
  notes.push(range.max === null ? `${name}: at least ${range.min} and no upper end; it was left out` : `${name}: the range ${range.min}–${range.max} runs backwards; it was left out`);
  return NOTHING;
}

/** A part's minimum above the whole's can't be held by both: the part is then said as "up to" its maximum. */
function partOf(name: string, given: Bounds, killed: Bounds, notes: string[]): Bounds {
  const range = ordered(`${name}_killed`, given, notes);
  if (range.max === null) return NOTHING;
  if (killed.max === null || range.max > killed.max) {
    notes.push(`${name}_killed: up to ${range.max} is more than all killed, ${killed.max === null ? 'of whom no number is known' : `at most ${killed.max}`}; it was left out`);
    return NOTHING;
  }
  if ((range.min ?? 0) <= (killed.min ?? 0)) return range;
  notes.push(`${name}_killed: at least ${range.min} is more than the ${killed.min} killed at least; only "up to ${range.max}" was kept`);
  return { min: null, max: range.max };
}
