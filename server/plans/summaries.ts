import type { SummaryScope } from '../../schema/inputs/filters.ts';
import { asOfSequence } from '../read/asOf.ts';
import { scopeOf } from '../read/scope.ts';
import { gather } from './gather.ts';
import { ALL_PARTIES } from '../changes/rollup.ts';
import { cellsQuery, type Cell, type Scope } from '../summaries/cells.ts';
import { headlineOf, monthBefore, monthsAsked, summariesOf, type MonthlySummary } from '../summaries/monthly.ts';
import type { MakeRoot, Reads, RootAnswer } from './root.ts';
import { NotPlanned, type Args, type FieldsAt, type Select } from './select.ts';
import { bareword, jsonOf, word, type Row, type Value } from './values.ts';

/** GraphQL's Int; larger sums are refused by the resolvers. */
const LARGEST_INT = 2_147_483_647;

export const monthlySummary: MakeRoot = (field) => {
  const sums = sumsInSql(field, (at) => jsonOf(field.pick(sumsOf(at))));
  if (sums) return (args, reads) => sums(String(args['month']), String(args['month']), args, reads);
  const [read, pick] = [reader(field), picker(field)];
  return async (args, reads) => {
    const [summary] = (await read(String(args['month']), String(args['month']), args, reads)) ?? [];
    return summary ? { json: JSON.stringify(pick(summary)) } : null;
  };
};

export const monthlySummaries: MakeRoot = (field) => {
  const sums = sumsInSql(field, (at) => `'[' || string_agg(${jsonOf(field.pick(sumsOf(at)))}, ',' order by ${at}.month) || ']'`);
  if (sums) return (args, reads) => sums(String(args['from']), String(args['to']), args, reads);
  const [read, pick] = [reader(field), picker(field)];
  return async (args, reads) => {
    const summaries = await read(String(args['from']), String(args['to']), args, reads);
    return summaries && { json: JSON.stringify(summaries.map(pick)) };
  };
};

/** What SQL writes down of a month's sums; the rest is JavaScript's arithmetic. */
const sumsOf: FieldsAt = (at) => ({
  month: () => word(`left(${at}.month::text, 7)`),
  allegedEvents: () => bareword(`${at}.alleged`),
  headlineEvents: () => bareword(`${at}.harmful`),
  killedUnknown: () => bareword(`${at}.killed_unknown`),
  injuredUnknown: () => bareword(`${at}.injured_unknown`),
  killed: boundsOf(at, 'killed'),
  injured: boundsOf(at, 'injured'),
});

/** null where there are incidents, but none with a known number. */
function boundsOf(at: string, name: 'killed' | 'injured'): (field: Select) => Value {
  const known = `nullif(${at}.events > 0 and ${at}.${name}_unknown = ${at}.events, true)`;
  return (field) => field.pick({ min: () => bareword(`${at}.${name}_min`), max: () => bareword(`${at}.${name}_max`) }, known);
}

const COUNTS = { events: 'events', harmful: 'harm_events', killed_unknown: 'killed_unknown', injured_unknown: 'injured_unknown' };
const ENDS = { killed_min: 'killed_min', killed_max: 'killed_max', injured_min: 'injured_min', injured_max: 'injured_max' };

/**
 * Whole summaries made by one statement, where nothing is selected but sums: a quarter of the processor time of reading the cells and adding them
 * up here. A sum past GraphQL's Int fails in its cast and is the resolvers' then. @param json makes an expression from the alias of the months
 */
function sumsInSql(field: Select, json: (at: string) => string): ((from: string, to: string, args: Args, reads: Reads) => Promise<RootAnswer | null>) | null {
  const { making } = field;
  const known = Object.keys(sumsOf(''));
  if (!field.selected().every(({ name }) => name === '__typename' || known.includes(name))) return null;
  const asked = (read: (asked: Asked) => unknown) => (args: Args): unknown => read(args as unknown as Asked);
  const months = making.bind('date[]', asked(({ months: all }) => all));
  const seq = making.args['asOf'] == null ? null : making.bind('bigint', asked(({ seq: then }) => then));
  const grades = making.bind('"Grade"[]', asked(({ scope }) => headlineOf(scope)));
  const headline = `filter (where r.grade = any(${grades}))`;
  const sums = Object.entries({ ...COUNTS, ...ENDS }).map(([name, column]) => `(sum(r.${column}) ${headline})::int as ${name}`);
  const sql = `
    select ${json('m')} from (
      select m.month, coalesce(s.alleged, 0) as alleged, ${[...Object.keys(COUNTS), ...Object.keys(ENDS)].map((name) => `coalesce(s.${name}, 0) as ${name}`).join(', ')}
      from unnest(${months}) m(month) left join (
        select r.month, sum(r.events)::int as alleged, ${sums.join(', ')} from monthly_rollup r
        where ${seq === null ? 'r.to_seq is null' : `r.from_seq <= ${seq} and (r.to_seq is null or r.to_seq > ${seq})`}
          and r.country = ${making.bind('text', asked(({ scope }) => scope.country ?? ''))} and r.admin1 = ${making.bind('text', asked(({ scope }) => scope.admin1 ?? ''))}
          and r.party_id = ${making.bind('uuid', asked(({ scope }) => scope.partyId ?? ALL_PARTIES))}
          and r.month >= ${making.bind('date', asked(({ months: all }) => all.at(0)))} and r.month <= ${making.bind('date', asked(({ months: all }) => all.at(-1)))}
        group by r.month
      ) s on s.month = m.month
    ) m`;
  const binds = [...making.binds];
  // The same months are asked for by many: equal questions of one turn of the event loop are one statement.
  const together = gather(async (asked: string[], { reader: statements }: Reads) => new Map(await Promise.all(asked.map(async (values) => {
    const [row] = await statements.rows(sql, JSON.parse(values) as unknown[]);
    return [values, row?.[0] ?? null] as const;
  }))));
  return async (from, to, { scope: input, asOf }, reads) => {
    const { db } = reads;
    const scope = await scopeOf({ db }, (input ?? null) as SummaryScope | null);
    const found: Asked = { scope, seq: String(await asOfSequence(db, asOf as Date | null | undefined)), months: monthsAsked(from, to, scope).map((month) => `${month}-01`) };
    const question = JSON.stringify(binds.map((bind) => bind(found as unknown as Args)));
    const json = (await together([question], reads)).get(question);
    return json == null ? null : { json };
  };
}

/** What a request for sums is known by once its scope, instant and months are looked up. */
interface Asked {
  scope: Scope;
  seq: string;
  months: string[];
}

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
