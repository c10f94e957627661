import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { transact } from '../../prisma/db.ts';
import { writeChanges } from '../../server/changes/writeChanges.ts';
import { factsOf } from '../../server/incidents/facts.ts';
import { changeIncident } from '../../server/incidents/write.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { airwarsLine, importText } from './files.ts';

let base: TestDatabase;
beforeAll(async () => void (base = await openTestDatabase()));
afterAll(() => base[Symbol.asyncDispose]());

const version = async (id: string) => {
  const [row] = await base.sql<Record<string, unknown>>(
    `select v.*, to_char(v.start_date, 'YYYY-MM-DD') as first_day, to_char(v.end_date, 'YYYY-MM-DD') as last_day,
       (select array_agg(p.name order by p.name) from incident_party a join party p on p.id = a.party_id where a.incident_id = v.incident_id and a.version = v.version) as parties,
       (select array_agg(e.scheme || ' ' || e.code order by e.scheme) from external_code e where e.incident_id = v.incident_id) as codes
     from incident_version v join external_code e on e.incident_id = v.incident_id where e.scheme = 'AIRWARS_ID' and e.code = $1 and v.to_seq is null`, [id]);
  return row;
};

const file = [
  airwarsLine({ airwars_id: '1', code: 'ZZ1', belligerent: 'Blue Air Force, U.S.-led Coalition, Unknown', cause: 'Chemical, Biological, Radiological, Nuclear (CBRN)', strike_status: 'Likely strike', url: 'https://archive.example/zz1' }),
  airwarsLine({ airwars_id: '2', code: 'ZZ2', children_killed_min: 3, children_killed_max: 3, women_killed_min: 1, women_killed_max: 9, men_killed_min: 2, men_killed_max: 1 }),
  airwarsLine({ airwars_id: '3', code: 'ZZ3', killed_min: 4, killed_max: undefined, injured_max: 6, militants_killed_min: 2 }),
  '{"code": "ZZ4", "airwars_id"',
  airwarsLine({ airwars_id: '5', code: 'ZZ5', date: undefined, published: '2017-08-20', killed_min: undefined, killed_max: undefined, grading: undefined, harm_reported: 'No' }),
  airwarsLine({ airwars_id: '6', code: 'ZZ6', date: undefined, published: undefined }),
  airwarsLine({ airwars_id: '7', code: 'ZZ1', lon: 4239.00416, governorate: 'Nowhere', grading: 'Contested, Discounted', date_end: '2017-06-21' }),
  airwarsLine({ airwars_id: '8', code: 'ZZ8', killed_min: -1 }),
  airwarsLine({ airwars_id: '9', code: 'ZZ9', killed_min: 5, killed_max: 2, date_end: '2017-06-01' }),
].join('\n');

describe('the archive', () => {
  test('goes in; only what is no incident fails', async () => {
    const { counts, faults } = await importText(base.db, 'airwars', file);
    expect(counts).toMatchObject({ read: 9, created: 6, failed: 3 });
    expect(faults).toEqual([
      { line: 4, fault: expect.stringContaining('not JSON') }, { line: 6, fault: 'there is neither a date nor a day of publication' }, { line: 8, fault: expect.stringContaining('killed_min') },
    ]);
  });

  test('words, parties, codes and place are ours', async () => {
    expect(await version('1')).toMatchObject({
      parties: ['Blue Air Force', 'US-led Coalition'], cause: 'CBRN', strike_status: 'LIKELY', grade: 'FAIR', killed_min: 2, killed_max: 5, killed_qualifier: 'BETWEEN',
      country: 'SY', admin1: 'Ar-Raqqa', place_precision: 'TOWN', radius: 3000, codes: ['AIRWARS ZZ1', 'AIRWARS_ID 1'], override_reason: 'As published by Airwars: https://archive.example/zz1',
    });
    const [place] = await base.sql(`select l.name, l.name_ar, l.country from location l`);
    expect(place).toEqual({ name: 'Invented Town', name_ar: 'بلدة', country: 'SY' });
  });

  test('a part that contradicts its whole is left out, the whole is kept', async () => {
    expect(await version('2')).toMatchObject({
      killed_min: 2, killed_max: 5, children_killed_min: null, children_killed_max: 3, women_killed_min: null, women_killed_max: null, men_killed_min: null, men_killed_max: null,
    });
  });

  test('an open end is said by its qualifier; unknown is never zero', async () => {
    expect(await version('3')).toMatchObject({ killed_min: 4, killed_max: 4, killed_qualifier: 'AT_LEAST', injured_min: 0, injured_max: 6, injured_qualifier: 'UP_TO', belligerents_killed_max: null });
    expect(await version('5')).toMatchObject({ killed_min: null, killed_max: null, grade: 'WEAK', date_precision: 'MONTH', first_day: '2017-08-01', last_day: '2017-08-20' });
    expect(await version('9')).toMatchObject({ killed_min: null, killed_qualifier: 'UNKNOWN', last_day: '2017-06-15' });
  });

  test('a code given twice leads to the first; a point off the Earth and an unknown area are left out', async () => {
    expect(await version('7')).toMatchObject({ codes: ['AIRWARS_ID 7'], lat: null, lon: null, admin1: null, grade: 'CONTESTED', date_precision: 'WEEK', last_day: '2017-06-21' });
  });

  test('a second run changes nothing and says the same notes', async () => {
    const [before] = await base.sql('select max(seq) as seq from change');
    const { counts, notes } = await importText(base.db, 'airwars', file, { packed: true });
    expect(counts).toMatchObject({ created: 0, updated: 0, unchanged: 6, failed: 3 });
    expect(notes.find(({ line, note }) => line === 7 && note.includes('AIRWARS ZZ1'))).toBeDefined();
    expect((await base.sql('select max(seq) as seq from change'))[0]).toEqual(before);
  });
});

const discount = (incidentId: string) => transact(base.db, async (tx) => {
  const current = await tx.incidentVersion.findFirstOrThrow({ where: { incidentId, toSeq: null }, include: { parties: true } });
  const facts = { ...factsOf(current), grade: 'DISCOUNTED' as const };
  await writeChanges(tx, PROGRAM, (turn) => changeIncident(tx, turn, { current, code: 'CD-0', facts, state: current.state, kind: 'INCIDENT_REGRADED', reason: 'read the sources again' }));
});

describe('an incident that the desk has worked on', () => {
  test('stays as the desk has it, and the archive\'s news are told', async () => {
    const { incident_id: id } = (await version('2')) as { incident_id: string };
    await discount(id);
    const same = await importText(base.db, 'airwars', file);
    expect(same.counts).toMatchObject({ updated: 0, unchanged: 6 });
    expect(same.notes.some(({ note }) => note.includes('changed at the desk'))).toBe(false);
    const news = await importText(base.db, 'airwars', airwarsLine({ airwars_id: '2', code: 'ZZ2', killed_max: 8 }));
    expect(news.counts).toMatchObject({ updated: 0, unchanged: 1, notes: 1 });
    expect(news.notes[0]?.note).toContain('changed at the desk');
    expect(await version('2')).toMatchObject({ grade: 'DISCOUNTED', killed_max: 5, version: 2 });
  });
});
