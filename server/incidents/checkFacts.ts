import { DeskError } from '../errors.ts';
import { placeFaults } from '../records/place.ts';
import type { IncidentFacts } from './facts.ts';

const LARGEST = 10_000_000;
/** Most characters of what reviewers write. */
const TEXTS = { title: 500, timeOfDay: 60, gradeReason: 4_000, overrideReason: 4_000 } as const;
const WHOLES = ['killed', 'injured'] as const;
const PARTS = ['children', 'women', 'men'] as const;

/**
 * The arithmetic that the database keeps as well, told in words a reviewer can act on.
 * @throws DeskError BAD_USER_INPUT that names every fault at once
 */
export function checkFacts(facts: IncidentFacts): void {
  const faults = [...dateFaults(facts), ...rangeFaults(facts), ...placeFaults(facts), ...partyFaults(facts), ...textFaults(facts)];
  if (faults.length > 0) throw new DeskError('BAD_USER_INPUT', faults.join('; '), { faults });
}

/** What is wrong with a range, as words; null = nothing. */
export function rangeFault(name: string, min: number | null, max: number | null): string | null {
  if (min !== null && max === null) return `${name}: a minimum needs a maximum`;
  if (min !== null && (min < 0 || !Number.isInteger(min))) return `${name}: the minimum must be a whole number from 0 on`;
  if (max !== null && (max < 0 || max > LARGEST || !Number.isInteger(max))) return `${name}: the maximum must be a whole number up to ${LARGEST}`;
  if (min !== null && max !== null && min > max) return `${name}: the minimum ${min} is above the maximum ${max}`;
  return null;
}

function dateFaults({ startDate, endDate }: IncidentFacts): string[] {
  if (startDate > endDate) return ['the first day lies after the last'];
  const year = startDate.getUTCFullYear();
  return year < 1900 || endDate.getUTCFullYear() > 2200 ? [`the year ${year} can't be right`] : [];
}

function partyFaults({ parties }: IncidentFacts): string[] {
  const distinct = new Set(parties.map(({ partyId }) => partyId));
  return distinct.size < parties.length ? ['an accused party is named twice: two of the names are of one party'] : [];
}

function textFaults(facts: IncidentFacts): string[] {
  return Object.entries(TEXTS).flatMap(([name, most]) => {
    const { length } = facts[name as keyof typeof TEXTS] ?? '';
    return length > most ? [`${name}: at most ${most} characters, not ${length}`] : [];
  });
}

function rangeFaults(facts: IncidentFacts): string[] {
  const faults: (string | null)[] = [
    rangeFault('belligerents killed', facts.belligerentsKilledMin, facts.belligerentsKilledMax),
    rangeFault('belligerents injured', facts.belligerentsInjuredMin, facts.belligerentsInjuredMax),
    rangeFault('deaths', facts.deathsMin, facts.deathsMax),
  ];
  for (const whole of WHOLES) {
    const min = facts[`${whole}Min`];
    const max = facts[`${whole}Max`];
    faults.push(rangeFault(whole, min, max));
    if ((min === null) !== (max === null)) faults.push(`${whole}: give both ends, or neither where nothing is known`);
    if ((max === null) !== (facts[`${whole}Qualifier`] === 'UNKNOWN')) faults.push(`${whole}: the qualifier is UNKNOWN exactly where there is no number`);
    for (const part of PARTS) faults.push(partFault(facts, part, whole));
  }
  return faults.filter((fault) => fault !== null);
}

function partFault(facts: IncidentFacts, part: (typeof PARTS)[number], whole: (typeof WHOLES)[number]): string | null {
  const key = `${part}${whole === 'killed' ? 'Killed' : 'Injured'}` as const;
  const min = facts[`${key}Min`];
  const max = facts[`${key}Max`];
  const fault = rangeFault(`${part} ${whole}`, min, max);
  if (fault || max === null) return fault;
  const wholeMax = facts[`${whole}Max`];
  if (wholeMax === null || max > wholeMax || (min ?? 0) > (facts[`${whole}Min`] ?? 0)) return `${part} ${whole} can't be more than all ${whole}`;
  return null;
}
