import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import pg from 'pg';

/**
 * Holds the desk's sums by month against plain sums over the file that was imported, read here by other code than the import's:
 *
 *   DATABASE_URL=… node bench/import/check.ts ucdp FILE.csv[.gz]
 *   DATABASE_URL=… node bench/import/check.ts airwars FILE.jsonl[.gz]
 *
 * The database must hold that import and nothing else. Prints the totals of both and each month that differs; exit 1 if any does.
 */

const KINDS = ['events', 'deathsMin', 'deathsMax', 'killedMin', 'killedMax', 'injuredMin', 'injuredMax', 'killedUnknown'] as const;
type Sums = Record<(typeof KINDS)[number], number>;
type ByMonth = Map<string, Sums>;

const [format, path] = process.argv.slice(2);
if (!path || !process.env['DATABASE_URL']) throw new Error('Say DATABASE_URL, then ucdp or airwars, and the file');
const file = format === 'ucdp' ? await sumUcdp(path) : await sumAirwars(path);
const desk = await readDesk(process.env['DATABASE_URL']);
const months = [...new Set([...file.keys(), ...desk.keys()])].toSorted();
const differing = months.filter((month) => KINDS.some((kind) => (file.get(month)?.[kind] ?? 0) !== (desk.get(month)?.[kind] ?? 0)));
console.table({ file: total(file), desk: total(desk) });
console.log(`${months.length} months, ${differing.length} differ`);
for (const month of differing) console.table({ [`${month} file`]: file.get(month), [`${month} desk`]: desk.get(month) });
process.exitCode = differing.length > 0 ? 1 : 0;

async function* linesOf(name: string): AsyncGenerator<string> {
  const file = createReadStream(name);
  yield* createInterface({ input: name.endsWith('.gz') ? file.pipe(createGunzip()) : file, crlfDelay: Infinity });
}

/** The small set of columns only; its quoted fields hold no line breaks. A range that runs backwards spans all three figures. */
async function sumUcdp(name: string): Promise<ByMonth> {
  const sums: ByMonth = new Map();
  let header: string[] | undefined;
  for await (const line of linesOf(name)) {
    const fields = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    if (!header) {
      header = fields;
      continue;
    }
    const field = (column: string) => fields[header?.indexOf(column) ?? -1] ?? '';
    const [low, best, high] = ['low_death', 'best_death', 'high_death'].map((column) => Number(field(column))) as [number, number, number];
    const [min, max] = low <= high ? [low, high] : [Math.min(low, best, high), Math.max(low, best, high)];
    const civilians = field('type_of_violence') === 'One-sided violence';
    add(sums, `${field('year')}-${field('month').padStart(2, '0')}`, {
      events: 1, deathsMin: min, deathsMax: max, killedMin: civilians ? min : 0, killedMax: civilians ? max : 0, killedUnknown: civilians ? 0 : 1,
    });
  }
  return sums;
}

type Archived = Partial<Record<string, string & number>>;

async function sumAirwars(name: string): Promise<ByMonth> {
  const sums: ByMonth = new Map();
  for await (const line of linesOf(name)) {
    const row = JSON.parse(line) as Archived;
    const [killed, injured] = ['killed', 'injured'].map((harm) => ends(row[`${harm}_min`], row[`${harm}_max`])) as [Ends, Ends];
    add(sums, String(row['date'] ?? row['published']).slice(0, 7), {
      events: 1, killedMin: killed?.[0] ?? 0, killedMax: killed?.[1] ?? 0, injuredMin: injured?.[0] ?? 0, injuredMax: injured?.[1] ?? 0, killedUnknown: killed ? 0 : 1,
    });
  }
  return sums;
}

type Ends = [number, number] | null;

function ends(min: number | undefined, max: number | undefined): Ends {
  return min === undefined && max === undefined ? null : [min ?? 0, max ?? min ?? 0];
}

async function readDesk(url: string): Promise<ByMonth> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ month: string } & Sums>(`
    select to_char(month, 'YYYY-MM') as month, sum(events)::float8 as events, sum(deaths_min)::float8 as "deathsMin", sum(deaths_max)::float8 as "deathsMax",
      sum(killed_min)::float8 as "killedMin", sum(killed_max)::float8 as "killedMax", sum(injured_min)::float8 as "injuredMin", sum(injured_max)::float8 as "injuredMax",
      sum(killed_unknown)::float8 as "killedUnknown"
    from monthly_rollup where to_seq is null and country = '' and admin1 = '' and party_id = '00000000-0000-0000-0000-000000000000' group by 1`);
  await client.end();
  return new Map(rows.map(({ month, ...sums }) => [month, sums]));
}

function add(sums: ByMonth, month: string, part: Partial<Sums>): void {
  const cell = sums.get(month) ?? nothing();
  for (const kind of KINDS) cell[kind] += part[kind] ?? 0;
  sums.set(month, cell);
}

function total(sums: ByMonth): Sums {
  const all = nothing();
  for (const cell of sums.values()) for (const kind of KINDS) all[kind] += cell[kind];
  return all;
}

function nothing(): Sums {
  return { events: 0, deathsMin: 0, deathsMax: 0, killedMin: 0, killedMax: 0, injuredMin: 0, injuredMax: 0, killedUnknown: 0 };
}
