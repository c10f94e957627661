import type { Grade } from '../../prisma/client/enums.ts';

/** Both ends of a sum, in people. */
export interface Bounds {
  min: number;
  max: number;
}

/** Sums of what is known of some incidents, and how many of them don't say. */
export interface KnownSums {
  killedUnknown: number;
  injuredUnknown: number;
  killedMin: number;
  killedMax: number;
  injuredMin: number;
  injuredMax: number;
  deathsMin: number;
  deathsMax: number;
}

/** The sums over `incidents` as ranges: null where there are incidents, but none with a known number. */
export function rangesOfSums(incidents: number, { killedUnknown, injuredUnknown, killedMin, killedMax, injuredMin, injuredMax, deathsMin, deathsMax }: KnownSums) {
  const known = (unknown: number, min: number, max: number): Bounds | null => (incidents > 0 && unknown === incidents ? null : { min, max });
  return {
    killed: known(killedUnknown, killedMin, killedMax),
    injured: known(injuredUnknown, injuredMin, injuredMax),
    deaths: deathsMax === 0 ? null : { min: deathsMin, max: deathsMax },
  };
}

/** The grades whose incidents make the headline figures. */
export const HEADLINE: readonly Grade[] = ['CONFIRMED', 'FAIR'];

export interface ChangeOnMonth {
  /** Per cent, minimum on minimum. */
  percent: number;
  /** Per cent: the least and the most it can be, given both ranges; high is null when the month before may have been zero. */
  low: number;
  high: number | null;
  /** Whether both bounds say the same: more, or less. */
  signCertain: boolean;
}

/**
 * Change of a month's killed on the month before (529–744 on 348–521: +52 %, between +1.5 % and +113.8 %). null when the month
 * before is empty or its minimum is zero: there is nothing to be a percentage of.
 */
export function changeOn(now: Bounds | null, before: Bounds | null): ChangeOnMonth | null {
  if (!now || !before || before.min === 0) return null;
  const low = percent(now.min, before.max);
  const high = percent(now.max, before.min);
  return { percent: percent(now.min, before.min), low, high, signCertain: low > 0 || high < 0 };
}

function percent(part: number, whole: number): number {
  return (part / whole - 1) * 100;
}

export interface MonthValue {
  /** YYYY-MM. */
  month: string;
  killed: Bounds | null;
}

export interface MonthRank {
  /** 1 = the month with the highest minimum of killed. */
  rank: number;
  of: number;
  /** The latest earlier month that was at least as deadly; null = none on record. */
  deadliestSince: string | null;
}

/** A month's rank among all months that have a figure, by the minimum of killed. */
export function rankMonth(month: string, months: readonly MonthValue[]): MonthRank | null {
  const known = months.filter((each): each is { month: string; killed: Bounds } => each.killed !== null);
  const own = known.find((each) => each.month === month);
  if (!own) return null;
  const atLeast = known.filter((each) => each.month < month && each.killed.min >= own.killed.min).map((each) => each.month);
  return {
    rank: 1 + known.filter((each) => each.killed.min > own.killed.min).length,
    of: known.length,
    deadliestSince: atLeast.toSorted().at(-1) ?? null,
  };
}

/** How far a published range lies from ours: published minus own, end by end. */
export function gap(own: Bounds | null, published: { min: number | null; max: number | null }): { min: number | null; max: number | null } {
  const difference = (theirs: number | null, ours: number | undefined) => (theirs === null || ours === undefined ? null : theirs - ours);
  return { min: difference(published.min, own?.min), max: difference(published.max, own?.max) };
}

/** The accused party's ledger: open at the end = open at the start + received − completed; completed = credible + non-credible + duplicate. */
export interface Ledger {
  openStart: number;
  received: number;
  credible: number;
  nonCredible: number;
  duplicate: number;
  openEnd: number;
}

/** Whether a ledger adds up. */
export function ledgerBalances({ openStart, received, credible, nonCredible, duplicate, openEnd }: Ledger): boolean {
  return openEnd === openStart + received - (credible + nonCredible + duplicate);
}
