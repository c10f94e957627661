import type { SummaryScope } from '../../schema/inputs/filters.ts';
import { asOfSequence } from '../read/asOf.ts';
import { scopeOf } from '../read/scope.ts';
import { cellsQuery, type Cell } from '../summaries/cells.ts';
import { monthBefore, summariesOf, type MonthlySummary } from '../summaries/monthly.ts';
import type { MakeRoot, Reads } from './root.ts';
import { NotPlanned, type Args, type Select } from './select.ts';
import type { Row } from './values.ts';

/** GraphQL's Int; larger sums are refused by the resolvers. */
const LARGEST_INT = 2_147_483_647;

export const monthlySummary: MakeRoot = (field) => {
  const [read, pick] = [reader(field), picker(field)];
  return async (args, reads) => {
    const [summary] = (await read(String(args['month']), String(args['month']), args, reads)) ?? [];
    return summary ? { json: JSON.stringify(pick(summary)) } : null;
  };
};

export const monthlySummaries: MakeRoot = (field) => {
  const [read, pick] = [reader(field), picker(field)];
  return async (args, reads) => {
    const summaries = await read(String(args['from']), String(args['to']), args, reads);
    return summaries && { json: JSON.stringify(summaries.map(pick)) };
  };
};

/** Reads the cells of the months asked for, or of all months where ranks are, and sums them up as the resolvers do. */
function reader(field: Select): (from: string, to: string, args: Args, reads: Reads) => Promise<MonthlySummary[] | null> {
  const ranks = field.selected().some(({ name }) => name === 'rank');
  return async (from, to, { scope: input, asOf }, { db, reader: statements }) => {
    const scope = await scopeOf({ db }, (input ?? null) as SummaryScope | null);
    const seq = await asOfSequence(db, asOf as Date | null | undefined);
    let inRange = true;
    const summaries = await summariesOf(async () => {
      const { text, values } = ranks ? cellsQuery(scope, seq) : cellsQuery(scope, seq, monthBefore(from), to);
      const cells = (await statements.rows(text, values)).map(cellOf);
      inRange = cells.reduce((sum, { killedMax, injuredMax, deathsMax }) => sum + killedMax + injuredMax + deathsMax, 0) <= LARGEST_INT;
      return cells;
    }, from, to, scope, seq);
    return inRange ? summaries : null;
  };
}

/** A row of `cellsQuery`, in the order of its columns. */
function cellOf([month, grade, ...sums]: Row): Cell {
  const [events, harmEvents, killedUnknown, injuredUnknown, killedMin, killedMax, injuredMin, injuredMax, deathsMin, deathsMax] = sums.map(Number);
  return { month, grade, events, harmEvents, killedUnknown, injuredUnknown, killedMin, killedMax, injuredMin, injuredMax, deathsMin, deathsMax } as Cell;
}

/** Takes what is selected out of a value whose fields are all there already. @throws NotPlanned for fields that must be read */
function picker(field: Select): (value: unknown) => unknown {
  const parts = field.selected().map(({ key, name, field: inner }) => {
    if (name === 'publishedTallies') throw new NotPlanned(`${field.typeName}.${name}`);
    if (name === '__typename') return { key, name, pick: () => field.typeName };
    return { key, name, pick: inner.typeName === undefined ? (value: unknown) => value : picker(inner) };
  });
  const one = (value: unknown): unknown => {
    if (value == null) return null;
    if (Array.isArray(value)) return value.map(one);
    return Object.fromEntries(parts.map(({ key, name, pick }) => [key, pick((value as Record<string, unknown>)[name]) ?? null]));
  };
  return one;
}
