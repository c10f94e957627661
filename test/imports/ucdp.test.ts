import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { monthlySummaries } from '../../server/summaries/monthly.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { importText, ucdpFile, ucdpLine } from './files.ts';

let base: TestDatabase;
beforeAll(async () => void (base = await openTestDatabase()));
afterAll(() => base[Symbol.asyncDispose]());

const version = async (code: string) => {
  const [row] = await base.sql<Record<string, unknown>>(
    `select v.*, to_char(v.start_date, 'YYYY-MM-DD') as first_day, to_char(v.end_date, 'YYYY-MM-DD') as last_day,
       (select array_agg(p.name order by p.name) from incident_party a join party p on p.id = a.party_id where a.incident_id = v.incident_id and a.version = v.version) as parties
     from incident_version v join external_code e on e.incident_id = v.incident_id where e.scheme = 'UCDP' and e.code = $1 and v.to_seq is null`, [code]);
  return row;
};

describe('events of the small set of columns', () => {
  const file = ucdpFile(
    ucdpLine({ id: 11 }),
    ucdpLine({ id: 12, type_of_violence: 'State-based violence', side_a: 'Government of Redland', side_b: 'Blues', country: 'Yemen (North Yemen)' }),
    ucdpLine({ id: 'x13' }),
    ucdpLine({ id: 14, month: 2, day: 30 }),
    '"15",2016,3',
    ucdpLine({ id: 16, low_death: 'many' }),
    ucdpLine({ id: 17, latitude: 133.5 }),
    ucdpLine({ id: 18, low_death: 3, best_death: 3, high_death: 2 }),
    ucdpLine({ id: 11, high_death: 9 }),
    ucdpLine({ id: '2e+05', country: 'Atlantis', low_death: '1e+02', best_death: 100, high_death: 150 }),
  );

  test('good lines go in, each bad one is told by its number and reason', async () => {
    const { counts, faults, notes } = await importText(base.db, 'ucdp', file);
    expect(counts).toEqual({ read: 10, created: 4, updated: 0, unchanged: 0, failed: 6, notes: 2 });
    const reasons = Object.fromEntries(faults.map(({ line, fault }) => [line, fault]));
    expect(reasons).toEqual({
      4: expect.stringContaining('"x13" is not a GED event id'), 5: expect.stringContaining('"2016-02-30" is not a day'), 6: '3 fields where the first line names 14',
      7: expect.stringContaining('low_death: "many"'), 8: expect.stringContaining('latitude: "133.5"'), 10: 'the code 11 stands on line 2 already',
    });
    expect(notes.map(({ line }) => line)).toEqual([9, 11]);
  });

  test('civilians are counted where the violence was one-sided, and nowhere guessed', async () => {
    expect(await version('11')).toMatchObject({
      killed_min: 1, killed_max: 4, killed_qualifier: 'BETWEEN', deaths_min: 1, deaths_max: 4, grade: 'WEAK', state: 'PUBLISHED', country: 'IQ',
      first_day: '2016-03-05', parties: ['Reds'], lat: 33.5, lon: 44.25, place_precision: null, radius: null,
    });
    expect(await version('12')).toMatchObject({ killed_min: null, killed_max: null, killed_qualifier: 'UNKNOWN', deaths_min: 1, deaths_max: 4, country: 'YE', parties: ['Blues', 'Government of Redland'] });
  });

  test('a range that runs backwards spans what was published; round numbers of R are read; an unknown country is left out', async () => {
    expect(await version('18')).toMatchObject({ deaths_min: 2, deaths_max: 3, override_reason: 'As published by UCDP GED: low 3, best 3, high 2' });
    expect(await version('200000')).toMatchObject({ deaths_min: 100, deaths_max: 150, country: null });
  });

  test('a second run, packed this time, changes nothing', async () => {
    const before = await base.sql('select max(seq) as seq, count(*) as changes from change');
    const { counts } = await importText(base.db, 'ucdp', file, { packed: true });
    expect(counts).toMatchObject({ created: 0, updated: 0, unchanged: 4, failed: 6 });
    expect(await base.sql('select max(seq) as seq, count(*) as changes from change')).toEqual(before);
  });

  test('the month\'s sums are the plain sums of the file', async () => {
    const [month] = await monthlySummaries(base.db, '2016-03', '2016-03', {}, null);
    expect(month?.byGrade).toMatchObject([{ grade: 'WEAK', events: 4, deaths: { min: 1 + 1 + 2 + 100, max: 4 + 4 + 3 + 150 }, killed: { min: 1 + 2 + 100, max: 4 + 3 + 150 } }]);
  });

  test('another figure becomes a new version, and the totals move with it', async () => {
    const { counts } = await importText(base.db, 'ucdp', ucdpFile(ucdpLine({ id: 11, high_death: 7 })));
    expect(counts).toMatchObject({ updated: 1, created: 0, unchanged: 0 });
    expect(await version('11')).toMatchObject({ version: 2, killed_max: 7 });
    const [month] = await monthlySummaries(base.db, '2016-03', '2016-03', {}, null);
    expect(month?.byGrade[0]).toMatchObject({ events: 4, killed: { min: 103, max: 160 } });
  });
});

describe('events of the full columns', () => {
  const header = 'id,type_of_violence,conflict_name,side_a,side_b,number_of_sources,where_prec,where_coordinates,adm_1,latitude,longitude,country,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low';
  const file = [
    header,
    '501,1,Redland: Government,Government of Redland,Blues,3,2,Mill town,West province,1.5,2.5,Sudan,2,2009-09-12 00:00:00.000,2009-09-14 00:00:00.000,4,5,6,2,17,20,15',
    '502,3,Reds - Civilians,Reds,Civilians,1,4,,East province,,,Sudan,4,2009-10-01,2009-10-31,0,0,8,0,8,9,7',
    '503,3,Reds - Civilians,Reds,Civilians,-1,1,Ford,,3,4,Sudan,1,2009-10-01,2009-10-01,2,0,8,0,10,12,9',
  ].join('\n');

  test('sources, precision, civilians and belligerents are read from their columns', async () => {
    const { counts, notes } = await importText(base.db, 'ucdp', file);
    expect({ counts, notes }).toMatchObject({ counts: { created: 3, failed: 0 }, notes: [] });
    expect(await version('501')).toMatchObject({
      grade: 'FAIR', killed_min: 6, killed_max: 8, belligerents_killed_min: 9, belligerents_killed_max: 9, deaths_min: 15, deaths_max: 20, first_day: '2009-09-12', last_day: '2009-09-14',
      date_precision: 'DAYS_3', place_precision: 'SUBDISTRICT', radius: 25_000, admin1: 'West province', place_name: 'Mill town', country: 'SD', location_id: expect.any(String),
    });
    expect(await version('502')).toMatchObject({ grade: 'WEAK', killed_min: 7, killed_max: 9, date_precision: 'MONTH', place_precision: 'GOVERNORATE', lat: null, location_id: null });
    expect(await version('503')).toMatchObject({ grade: 'WEAK', killed_min: 8, killed_max: 8, killed_qualifier: 'EXACT', belligerents_killed_max: 2 });
  });
});

test('a file of something else is refused whole', async () => {
  await expect(importText(base.db, 'ucdp', 'name,colour\nrose,red\n')).rejects.toThrow('This is no UCDP GED file');
});

test('a quote that is never closed costs its own line only; quoted line breaks are text', async () => {
  const unquoted = (id: number) => ucdpLine({ id }).replaceAll('"', '');
  const file = ucdpFile(
    ucdpLine({ id: 601, conflict_name: 'two\nlines' }), '"602,2016,never closed', unquoted(603), unquoted(604), ucdpLine({ id: 605, side_a: 'The ""Reds""' }),
    ucdpLine({ id: 606 }).replace('"Reds"', 'Re"ds'), ...Array.from({ length: 60 }, (_, index) => unquoted(610 + index)), '"699,unclosed to the end', unquoted(700),
  );
  const { counts, faults } = await importText(base.db, 'ucdp', file);
  expect(faults.map(({ line }) => line)).toEqual([4, 69]);
  expect(counts).toMatchObject({ read: 68, created: 66, failed: 2 });
  expect(await version('601')).toMatchObject({ title: 'two\nlines' });
  expect(await version('605')).toMatchObject({ parties: ['The "Reds"'] });
  expect(await version('606')).toMatchObject({ parties: ['Re"ds'] });
});

test('a packed file that breaks off is an error, not an end', async () => {
  await expect(importText(base.db, 'ucdp', ucdpFile(ucdpLine({ id: 900 })), { packed: true, missing: 20 })).rejects.toThrow(/unexpected end of file/);
});
