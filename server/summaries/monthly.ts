import type { Grade } from '../../prisma/client/enums.ts';
import type { Db, Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { changeOn, HEADLINE, rangesOfSums, rankMonth, type Bounds, type ChangeOnMonth, type MonthRank } from './arithmetic.ts';
import { readCells, type Cell, type Scope } from './cells.ts';

export interface GradeSummary {
  grade: Grade;
  events: number;
  harmEvents: number;
  killed: Bounds | null;
  injured: Bounds | null;
  deaths: Bounds | null;
}

export interface MonthlySummary {
  /** YYYY-MM. */
  month: string;
  scope: Scope;
  asOf: bigint | null;
  /** Incidents of every grade. */
  allegedEvents: number;
  /** Incidents of the headline grades with somebody killed or injured reported. */
  headlineEvents: number;
  /** Sums over the headline's incidents; null where there are some but none with a known number. */
  killed: Bounds | null;
  injured: Bounds | null;
  /** Headline incidents whose number is unknown: they are in no sum. */
  killedUnknown: number;
  injuredUnknown: number;
  byGrade: GradeSummary[];
  change: ChangeOnMonth | null;
  rank: MonthRank | null;
}

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const FIRST_YEAR = '1900';
const LAST_YEAR = '2200';
const LONGEST = 1200;

/** @throws DeskError BAD_USER_INPUT unless it is YYYY-MM, in the years that incidents can have */
export function checkMonth(month: string): string {
  const [, year = ''] = MONTH.exec(month) ?? [];
  if (year < FIRST_YEAR || year > LAST_YEAR) throw new DeskError('BAD_USER_INPUT', `A month is written YYYY-MM, such as 2017-06, not "${month.slice(0, 40)}"`);
  return month;
}

/**
 * Summaries of the months `from..to`, both included, months without incidents too. `asOf` is a change's number; null = now.
 * @throws DeskError BAD_USER_INPUT
 */
export function monthlySummaries(db: Db | Tx, from: string, to: string, scope: Scope, asOf: bigint | null): Promise<MonthlySummary[]> {
  return summariesOf(() => readCells(db, scope, asOf), from, to, scope, asOf);
}

/**
 * The same from cells read otherwise: those of all months where the ranks are wanted, else those of the months asked for and the one before.
 * @throws DeskError BAD_USER_INPUT before anything is read
 */
export async function summariesOf(read: () => Promise<readonly Cell[]>, from: string, to: string, scope: Scope, asOf: bigint | null): Promise<MonthlySummary[]> {
  const months = monthsAsked(from, to, scope);
  const cells = Map.groupBy(await read(), ({ month }) => month);
  const grades = headlineOf(scope);
  const totals = new Map([...cells].map(([month, all]) => [month, sumOf(all.filter(({ grade }) => grades.includes(grade)))]));
  const values = [...totals].map(([month, { killed }]) => ({ month, killed }));
  return months.map((month) => {
    const all = cells.get(month) ?? [];
    const headline = totals.get(month) ?? sumOf([]);
    return {
      month, scope, asOf,
      allegedEvents: all.reduce((sum, { events }) => sum + events, 0),
      headlineEvents: headline.harmEvents,
      killed: headline.killed, injured: headline.injured, killedUnknown: headline.killedUnknown, injuredUnknown: headline.injuredUnknown,
      byGrade: all.map((cell) => ({ grade: cell.grade, ...sumOf([cell]) })),
      change: changeOn(headline.killed, totals.get(monthBefore(month))?.killed ?? null),
      rank: rankMonth(month, values),
    };
  });
}

function sumOf(cells: readonly Cell[]) {
  const add = (name: Exclude<keyof Cell, 'month' | 'grade'>) => cells.reduce((sum, cell) => sum + cell[name], 0);
  const events = add('events');
  const sums = {
    killedUnknown: add('killedUnknown'), injuredUnknown: add('injuredUnknown'), killedMin: add('killedMin'), killedMax: add('killedMax'),
    injuredMin: add('injuredMin'), injuredMax: add('injuredMax'), deathsMin: add('deathsMin'), deathsMax: add('deathsMax'),
  };
  return { events, harmEvents: add('harmEvents'), killedUnknown: sums.killedUnknown, injuredUnknown: sums.injuredUnknown, ...rangesOfSums(events, sums) };
}

/** The grades whose incidents make a scope's headline. */
export function headlineOf({ grades }: Scope): readonly Grade[] {
  return grades?.length ? grades : HEADLINE;
}

/** The months of a range, each YYYY-MM. @throws DeskError BAD_USER_INPUT where range or scope are none */
export function monthsAsked(from: string, to: string, scope: Scope): string[] {
  checkScope(scope);
  return monthsBetween(checkMonth(from), checkMonth(to));
}

function checkScope({ country, admin1 }: Scope): void {
  if (admin1 && !country) throw new DeskError('BAD_USER_INPUT', 'A governorate needs its country: give scope.country as well');
}

function monthsBetween(from: string, to: string): string[] {
  if (from > to) throw new DeskError('BAD_USER_INPUT', `The first month ${from} lies after the last ${to}`);
  const months: string[] = [];
  for (let month = from; month <= to; month = monthAfter(month)) {
    if (months.push(month) > LONGEST) throw new DeskError('BAD_USER_INPUT', `At most ${LONGEST} months at once`);
  }
  return months;
}

/** YYYY-MM of the next month. */
export function monthAfter(month: string): string {
  return shift(month, 1);
}

/** YYYY-MM of the month before. */
export function monthBefore(month: string): string {
  return shift(month, -1);
}

function shift(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}
