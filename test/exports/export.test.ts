import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import { PassThrough, type Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { transact } from '../../prisma/db.ts';
import { writeChanges } from '../../server/changes/writeChanges.ts';
import { COLUMNS, EXPORT_WHAT, type Column, type ExportWhat } from '../../server/exports/columns.ts';
import { exportRecords, type ExportFormat, type ExportRequest } from '../../server/exports/exportRecords.ts';
import { factsOf, noFacts, type IncidentFacts } from '../../server/incidents/facts.ts';
import { changeIncident, insertIncidents } from '../../server/incidents/write.ts';
import { partiesByName } from '../../server/records/party.ts';
import { insertRecords } from '../../server/records/write.ts';
import { ANONYMOUS, PROGRAM, type Viewer } from '../../server/viewer.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let base: TestDatabase;
const PUBLIC = '01a00000-0000-7000-8000-000000000001';
const PROPOSED = '01a00000-0000-7000-8000-000000000002';
const UNKNOWN = '01a00000-0000-7000-8000-000000000003';

const arrayBuffer = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;

async function file(request: ExportRequest, viewer: Viewer = ANONYMOUS): Promise<Buffer> {
  const output = new PassThrough();
  const [bytes] = await Promise.all([buffer(output), exportRecords(base, viewer, { whole: viewer === PROGRAM, ...request }, output).finally(() => output.end())]);
  return bytes;
}

const incidents = async (viewer: Viewer = ANONYMOUS) => parse<Record<string, string>>(await file({ what: 'incidents', format: 'csv' }, viewer), { columns: true });

beforeAll(async () => {
  base = await openTestDatabase();
  await transact(base.db, async (tx) => {
    const parties = await partiesByName(tx, ['Reds', '=cmd|calc']);
    const accused = [...parties.values()].map((partyId) => ({ partyId, verdict: 'NOT_YET_ASSESSED' as const, concededMin: null, concededMax: null, verdictOn: null, reference: null }));
    const facts: IncidentFacts = {
      ...noFacts(new Date('2017-06-15')), title: '=HYPERLINK("https://evil.example")', placeName: '+Town, "the" old\none', country: 'SY', admin1: '@Homs', lat: 34.56789, lon: -8.12345, placePrecision: 'TOWN',
      grade: 'FAIR', killedMin: 2, killedMax: 5, killedQualifier: 'BETWEEN', parties: accused,
    };
    await writeChanges(tx, PROGRAM, (turn) => insertIncidents(tx, turn, [
      { id: PUBLIC, facts, state: 'PUBLISHED', reason: '-1+1' },
      { id: PROPOSED, facts: { ...facts, title: 'hidden', startDate: new Date('2017-07-01'), endDate: new Date('2017-07-01') }, state: 'PROPOSED', reason: null },
      { id: UNKNOWN, facts: noFacts(new Date('2017-07-02')), state: 'PUBLISHED', reason: null },
    ]));
    await tx.externalCode.create({ data: { scheme: 'AIRWARS', code: 'ZZ1', incidentId: PUBLIC } });
    await writeChanges(tx, PROGRAM, async (turn) => {
      const none = { articleId: null, extractionId: null, quoteStart: null, quoteEnd: null };
      await insertRecords(tx, turn, 'humanitarian_note', [{
        sectors: ['HEA', 'WSH'], date: new Date('2017-06-20'), locationId: null, placeName: 'Town', country: 'SY', admin1: null, affectedMin: null, affectedMax: 50_000, affectedQualifier: 'UP_TO',
        affectedStatus: 'AFF', speaker: 'A. Speaker', organisation: 'Relief', expiresOn: null, incidentIds: [PUBLIC, PROPOSED], quote: 'up to 50,000', ...none,
      }], 'PUBLISHED', null);
      await insertRecords(tx, turn, 'published_tally', [{
        publisher: 'A monitor', partyId: null, startDate: new Date('2017-06-01'), endDate: new Date('2017-06-30'), countries: ['IQ', 'SY'], area: null, events: 223, killedMin: 529, killedMax: 744,
        killedQualifier: 'BETWEEN', injuredMin: null, injuredMax: null, injuredQualifier: 'UNKNOWN', changePercent: -52.5, rank: null, publishedOn: new Date('2017-07-13'), quote: null, ...none,
      }], 'PUBLISHED', null);
      await insertRecords(tx, turn, 'statement', [{
        speaker: 'A. Spokesman', organisation: 'An army', partyId: accused[0]!.partyId, stance: 'DENIES', date: new Date('2017-06-18'), incidentIds: [PUBLIC], quote: '-no strike then', ...none,
      }], 'PUBLISHED', null);
    });
    await tx.desk.update({ where: { id: 1 }, data: { coordinateDecimals: 2 } });
  });
});
afterAll(() => base[Symbol.asyncDispose]());

describe('incidents, read back by other readers', () => {
  test('CSV: an unknown number is an empty cell, a text is never a formula, a negative number stays one', async () => {
    const rows = await incidents();
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      title: '\'=HYPERLINK("https://evil.example")', place: '\'+Town, "the" old\none', admin1: '\'@Homs', parties: '\'=cmd|calc | Reds', lat: '34.57', lon: '-8.12',
      killed_min: '2', killed_max: '5', injured_min: '', injured_max: '', source: 'AIRWARS ZZ1', grade: 'FAIR', date: '2017-06-15',
    });
    expect(rows[1]).toMatchObject({ killed_min: '', killed_max: '', country: '', lat: '', parties: '' });
  });

  test('HXL: the tags of the standard, in their order, under the names', async () => {
    const [names, tags, first] = parse(await file({ what: 'incidents', format: 'hxl' })) as [string[], string[], string[]];
    expect(tags.join(' ')).toBe(
      '#event+code #date+occurred #country+code #adm1+name #adm2+name #loc+name #geo+lat #geo+lon '
      + '#affected+killed+civilian+min #affected+killed+civilian+max #affected+injured+civilian+min #affected+injured+civilian+max #group+name #status+grade '
      + '#meta+source #meta+url');
    expect(names).toHaveLength(tags.length);
    expect(first[tags.indexOf('#affected+killed+civilian+max')]).toBe('5');
  });

  test('GeoJSON: longitude first, no point is the geometry null', async () => {
    const collection = JSON.parse((await file({ what: 'incidents', format: 'geojson' })).toString()) as { type: string; features: { geometry: unknown; properties: Record<string, unknown> }[] };
    expect(collection.type).toBe('FeatureCollection');
    expect(collection.features.map(({ geometry }) => geometry)).toEqual([{ type: 'Point', coordinates: [-8.12, 34.57] }, null]);
    expect(collection.features[0]?.properties).toMatchObject({ killed_min: 2, injured_min: null, parties: ['=cmd|calc', 'Reds'] });
    expect(collection.features[0]?.properties).not.toHaveProperty('lat');
  });

  test('Parquet: a day is a date', async () => {
    const [row] = await parquetReadObjects({ file: arrayBuffer(await file({ what: 'incidents', format: 'parquet' })) });
    expect(row?.['date']).toEqual(new Date('2017-06-15'));
  });

  test('Parquet: thousands of rows are whole over several groups', async () => {
    await using many = await openTestDatabase();
    await transact(many.db, (tx) => writeChanges(tx, PROGRAM, (turn) =>
      insertIncidents(tx, turn, Array.from({ length: 12_345 }, (_, index) => ({ facts: { ...noFacts(new Date('2016-01-01')), title: `no. ${index}` }, state: 'PUBLISHED' as const, reason: null })))));
    const output = new PassThrough();
    const [bytes, count] = await Promise.all([buffer(output), exportRecords(many, ANONYMOUS, { what: 'incidents', format: 'parquet' }, output).finally(() => output.end())]);
    const whole = arrayBuffer(bytes);
    expect([count, Number(parquetMetadata(whole).num_rows), parquetMetadata(whole).row_groups.length]).toEqual([12_345, 12_345, 2]);
    const titles = await parquetReadObjects({ file: whole, columns: ['title'] });
    expect(new Set(titles.map(({ title }) => title as string)).size).toBe(12_345);
  });
});

describe('each kind says in each format what it says in the others', () => {
  type Cells = Record<string, unknown>;
  const linesOf = async (what: ExportWhat) => (await file({ what, format: 'ndjson' })).toString().trimEnd().split('\n').map((line) => JSON.parse(line) as Cells);
  /** A cell of CSV as RFC 4180 and our own marks have it. */
  const cell = (value: unknown): string => {
    if (typeof value === 'string' || Array.isArray(value)) return (Array.isArray(value) ? value.join(' | ') : value).replace(/^[=+\-@]/, "'$&");
    return value === null ? '' : typeof value === 'number' ? String(value) : JSON.stringify(value);
  };
  const cells = (line: Cells, columns: readonly Column[]) => Object.fromEntries(columns.map(({ name }) => [name, cell(line[name])]));

  test.each(EXPORT_WHAT)('%s as CSV and HXL', async (what) => {
    const lines = await linesOf(what);
    expect(lines.length).toBeGreaterThan(0);
    expect(parse<Cells>(await file({ what, format: 'csv' }), { columns: true })).toEqual(lines.map((line) => cells(line, COLUMNS[what])));
    const tagged = COLUMNS[what].filter(({ tag }) => tag !== null);
    expect(parse<Cells>(await file({ what, format: 'hxl' }), { columns: true }).slice(1)).toEqual(lines.map((line) => cells(line, tagged)));
  });

  test.each(EXPORT_WHAT)('%s as GeoJSON', async (what) => {
    const { features } = JSON.parse((await file({ what, format: 'geojson' })).toString()) as { features: { geometry: { coordinates: number[] } | null; properties: Cells }[] };
    const placed = COLUMNS[what].some(({ name }) => name === 'lat');
    const back = features.map(({ geometry, properties }) => ({ ...properties, ...(placed && { lat: geometry?.coordinates[1] ?? null, lon: geometry?.coordinates[0] ?? null }) }));
    expect(back).toEqual(await linesOf(what));
  });

  test.each(EXPORT_WHAT)('%s as Parquet', async (what) => {
    const rows = await parquetReadObjects({ file: arrayBuffer(await file({ what, format: 'parquet' })) });
    const plain = (value: unknown, { kind }: Column): unknown => {
      if (value instanceof Date) return kind === 'DAY' ? value.toISOString().slice(0, 10) : value.toISOString();
      return typeof value === 'bigint' ? Number(value) : value;
    };
    expect(rows.map((row) => Object.fromEntries(COLUMNS[what].map((column) => [column.name, plain(row[column.name], column)])))).toEqual(await linesOf(what));
  });
});

test('the desk itself sees every state and exact coordinates', async () => {
  const rows = await incidents(PROGRAM);
  expect(rows.map(({ state }) => state)).toEqual(['PUBLISHED', 'PROPOSED', 'PUBLISHED']);
  expect(rows[0]).toMatchObject({ lat: '34.56789', lon: '-8.12345' });
});

test('notes and tallies', async () => {
  const [note] = parse<Record<string, string>>(await file({ what: 'notes', format: 'csv' }), { columns: true });
  expect(note).toMatchObject({ sectors: 'HEA | WSH', affected_min: '', affected_max: '50000', affected_qualifier: 'UP_TO', date: '2017-06-20' });
  expect(note?.['incidents']).toMatch(/^CD-\d+$/);
  const [tally] = JSON.parse(`[${(await file({ what: 'tallies', format: 'ndjson' })).toString()}]`) as Record<string, unknown>[];
  expect(tally).toMatchObject({ events: 223, killed_min: 529, killed_max: 744, change_percent: -52.5, countries: ['IQ', 'SY'], published_on: '2017-07-13', injured_min: null });
});

describe('of an empty desk', () => {
  let empty: TestDatabase;
  beforeAll(async () => void (empty = await openTestDatabase()));
  afterAll(() => empty[Symbol.asyncDispose]());
  const written = async (what: ExportWhat, format: ExportFormat) => {
    const output = new PassThrough();
    const [bytes] = await Promise.all([buffer(output), exportRecords(empty, ANONYMOUS, { what, format }, output).finally(() => output.end())]);
    return bytes;
  };

  test.each(EXPORT_WHAT)('%s are a whole file without rows', async (what) => {
    expect(parse(await written(what, 'csv'))).toHaveLength(1);
    expect(parse(await written(what, 'hxl'))).toHaveLength(2);
    expect((await written(what, 'ndjson')).length).toBe(0);
    expect(JSON.parse((await written(what, 'geojson')).toString())).toEqual({ type: 'FeatureCollection', features: [] });
    expect(parquetSchema(parquetMetadata(arrayBuffer(await written(what, 'parquet')))).children.length).toBeGreaterThan(10);
  });
});

describe('after a change', () => {
  beforeAll(async () => {
    await transact(base.db, async (tx) => {
      const current = await tx.incidentVersion.findFirstOrThrow({ where: { incidentId: PUBLIC, toSeq: null }, include: { parties: true } });
      const { code } = await tx.incident.findUniqueOrThrow({ where: { id: PUBLIC } });
      await writeChanges(tx, PROGRAM, (turn) => changeIncident(tx, turn, {
        current, code, facts: { ...factsOf(current), killedMax: 99, grade: 'WEAK', admin1: 'Secret' }, state: 'RETRACTED', kind: 'INCIDENT_RETRACTED', reason: 'twice the same',
      }));
    });
  });

  test('readers hear that a record was taken back, and no more of what it said', async () => {
    const changes = (await file({ what: 'changes', format: 'ndjson' })).toString().trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, Record<string, unknown> | string | null>);
    expect(changes.map(({ kind }) => kind)).toEqual(['INCIDENT_CREATED', 'INCIDENT_CREATED', 'NOTE_CREATED', 'TALLY_CREATED', 'STATEMENT_CREATED', 'INCIDENT_RETRACTED']);
    expect(changes.at(-1)).toMatchObject({ after: null, grade: null, admin1: null, parties: null, reason: 'twice the same', before: null });
    expect(JSON.stringify(changes)).not.toContain('Secret');
    const whole = (await file({ what: 'changes', format: 'ndjson' }, PROGRAM)).toString();
    expect(whole).toContain('Secret');
  });
});

test('a sentence that names a victim under embargo goes out to no reader, in no file', async () => {
  const { id } = await base.db.victim.create({ data: { incidentId: PUBLIC, name: 'Up Fifty', status: 'KILLED', embargoed: true } });
  try {
    await base.sql(`update humanitarian_note set quote = 'Up said fifty' where quote is not null`);
    const texts = async (viewer?: Viewer) => (await file({ what: 'notes', format: 'ndjson' }, viewer)).toString();
    expect(await texts()).toContain('[withheld');
    expect(await texts()).not.toContain('Up said fifty');
    expect(await texts(PROGRAM)).toContain('Up said fifty');
  } finally {
    await base.db.victim.delete({ where: { id } });
  }
});

test('a reader that goes away is an error for the writer, and the connection is closed', async () => {
  const output: Writable = new PassThrough();
  output.on('error', () => undefined);
  output.destroy(new Error('gone'));
  await expect(exportRecords(base, ANONYMOUS, { what: 'incidents', format: 'ndjson' }, output)).rejects.toThrow('gone');
  const [left] = await base.sql(`select count(*)::int as connections from pg_stat_activity where application_name = 'casualty-desk export' and datname = current_database()`);
  expect(left).toEqual({ connections: 0 });
});
