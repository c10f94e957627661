import type { IncidentFilter, SummaryScope } from '../../schema/inputs/filters.ts';
import { monthAfter, monthBefore } from '../summaries/monthly.ts';

// What an answer is made from, by the tags that the triggers of the database write (prisma/migrations/…_answers says which). The tags of an
// answer must take in everything that could change it; more than that only makes it shorter-lived.

/** One root field of a query as it was asked. */
export interface Asked {
  name: string;
  args: Record<string, unknown>;
  /** Names of all fields in the operation. */
  fields: ReadonlySet<string>;
}

/** Past these an answer hangs on all incidents. */
const MOST_TAGS = 150;

/** The tags of a root field; null where its answers can't be kept. */
export function tagsOf(asked: Asked): readonly string[] | null {
  const tags = Object.hasOwn(ROOT_TAGS, asked.name) ? ROOT_TAGS[asked.name]?.(asked) : null;
  // An instant may lie ahead of us, and versions that held once rest on claims that have moved on since.
  return tags && (asked.args['asOf'] != null || asked.fields.has('history')) ? [...tags, 'incidents'] : (tags ?? null);
}

const ROOT_TAGS: Record<string, (asked: Asked) => readonly string[]> = {
  __typename: () => [],
  // Where the plan finds the incident it says so itself, more narrowly.
  incident: () => ['incidents'],
  incidents: listTags,
  monthlySummary: ({ args, fields }) => summaryTags(String(args['month']), String(args['month']), args, fields),
  monthlySummaries: ({ args, fields }) => summaryTags(String(args['from']), String(args['to']), args, fields),
  locations: () => ['locations', 'incidents', 'records'],
  humanitarianNotes: recordTags,
  publishedTallies: recordTags,
  statements: recordTags,
  search: () => ['incidents', 'records', 'locations'],
  why: () => ['incidents', 'records', 'parties'],
};

function listTags({ args }: Asked): readonly string[] {
  const { from, to, countries, parties } = (args['filter'] ?? {}) as IncidentFilter;
  const months = from && to ? monthsBetween(from.toISOString().slice(0, 7), to.toISOString().slice(0, 7)) : null;
  return [...cells(months, countries ?? null), ...(parties ? ['parties'] : [])];
}

function summaryTags(from: string, to: string, args: Record<string, unknown>, fields: ReadonlySet<string>): readonly string[] {
  const { country, party } = (args['scope'] ?? {}) as SummaryScope;
  const others = [...(party != null ? ['parties'] : []), ...(fields.has('publishedTallies') ? ['records'] : [])];
  // A rank is among all months; a month that isn't one is told by the resolvers.
  if (fields.has('rank') || !MONTH.test(from) || !MONTH.test(to)) return ['incidents', ...others];
  return [...cells(monthsBetween(monthBefore(from), to), country == null ? null : [country]), ...others];
}

const MONTH = /^\d{4}-\d{2}$/;

/** Tags of the incidents in some months and countries; null for all of them. */
function cells(months: readonly string[] | null, countries: readonly string[] | null): readonly string[] {
  if (countries && countries.length > MOST_TAGS) return ['incidents'];
  if (!months || months.length * (countries?.length ?? 1) > MOST_TAGS) return countries ? countries.map((country) => `c:${country}`) : ['incidents'];
  const named = countries ? countries.flatMap((country) => months.map((month) => `c:${country}:${month}`)) : months.map((month) => `m:${month}`);
  return [...named, 'long'];
}

/** null where they are too many to name. */
function monthsBetween(from: string, to: string): string[] | null {
  const months: string[] = [];
  for (let month = from; month <= to; month = monthAfter(month)) {
    if (months.push(month) > MOST_TAGS) return null;
  }
  return months;
}

function recordTags({ fields }: Asked): readonly string[] {
  return fields.has('incidents') ? ['records', 'incidents'] : ['records'];
}
