import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transact, type Db } from '../../prisma/db.ts';
import { writeChanges } from '../../server/changes/writeChanges.ts';
import { noFacts } from '../../server/incidents/facts.ts';
import { insertIncidents } from '../../server/incidents/write.ts';
import { partiesByName } from '../../server/records/party.ts';
import { insertRecords } from '../../server/records/write.ts';
import type { Manifest } from '../../schema/client/verify/manifest.ts';
import { PROGRAM } from '../../server/viewer.ts';

/** Names that later come under embargo, and where they stand. */
export const NAMED = 'Sami Invented';

const fixed = (number: number) => `01a00000-0000-7000-8000-00000000000${number}`;

/** A few records of every kind, in two months. @returns ids of the incidents, oldest first */
export async function recordAll(db: Db): Promise<string[]> {
  return transact(db, async (tx) => {
    const parties = await partiesByName(tx, ['Reds', 'Blues']);
    const accused = (name: string) => [{ partyId: parties.get(name) ?? '', verdict: 'NOT_YET_ASSESSED' as const, concededMin: null, concededMax: null, verdictOn: null, reference: null }];
    const day = (date: string) => noFacts(new Date(date));
    const none = { articleId: null, extractionId: null, quoteStart: null, quoteEnd: null };
    return writeChanges(tx, PROGRAM, async (turn) => {
      const made = await insertIncidents(tx, turn, [
        { id: fixed(1), facts: { ...day('2017-05-30'), title: 'Raid on a market', country: 'SY', grade: 'FAIR', killedMin: 2, killedMax: 5, killedQualifier: 'BETWEEN', parties: accused('Reds') }, state: 'PUBLISHED', reason: null },
        { id: fixed(2), facts: { ...day('2017-06-02'), title: `A shell kills ${NAMED}`, country: 'SY', lat: 34.56789, lon: 40.12345, placePrecision: 'TOWN', grade: 'WEAK', parties: accused('Blues') }, state: 'PUBLISHED', reason: null },
        { id: fixed(3), facts: { ...day('2017-06-15'), country: 'IQ', grade: 'CONFIRMED', killedMin: 1, killedMax: 1, killedQualifier: 'EXACT' }, state: 'PUBLISHED', reason: null },
        { id: fixed(4), facts: { ...day('2017-06-20'), title: 'Not yet public' }, state: 'PROPOSED', reason: null },
        { id: fixed(5), facts: { ...day('2017-06-21'), title: '=cmd|calc', country: 'IQ' }, state: 'PUBLISHED', reason: null },
      ]);
      await insertRecords(tx, turn, 'humanitarian_note', [{
        sectors: ['HEA'], date: new Date('2017-06-20'), locationId: null, placeName: 'Town', country: 'SY', admin1: null, affectedMin: null, affectedMax: 50_000, affectedQualifier: 'UP_TO',
        affectedStatus: 'AFF', speaker: 'A. Speaker', organisation: 'Relief', expiresOn: null, incidentIds: [made[0]!.id], quote: 'up to 50,000 have no water', ...none,
      }], 'PUBLISHED', null);
      await insertRecords(tx, turn, 'published_tally', [{
        publisher: 'A monitor', partyId: null, startDate: new Date('2017-06-01'), endDate: new Date('2017-06-30'), countries: ['IQ', 'SY'], area: null, events: 223, killedMin: 529, killedMax: 744,
        killedQualifier: 'BETWEEN', injuredMin: null, injuredMax: null, injuredQualifier: 'UNKNOWN', changePercent: 52, rank: null, publishedOn: new Date('2017-07-13'), quote: null, ...none,
      }], 'PUBLISHED', null);
      await insertRecords(tx, turn, 'statement', [{
        speaker: 'A general', organisation: null, partyId: parties.get('Reds') ?? null, stance: 'DENIES', date: new Date('2017-06-16'), incidentIds: [], quote: `We regret that ${NAMED} was there`, ...none,
      }], 'PUBLISHED', null);
      return made.map(({ id }) => id);
    });
  });
}

/** Every file of a release, as its address gives them out. */
export async function download(url: string, number: number | string): Promise<{ folder: string; manifest: Manifest; files: Map<string, Buffer> }> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-release-'));
  const text = await manifestText(url, number);
  const manifest = JSON.parse(text) as Manifest;
  await writeFile(join(folder, 'manifest.json'), text);
  const files = new Map<string, Buffer>();
  for (const { name } of manifest.files) {
    const response = await fetch(`${url}/releases/${number}/${name}`);
    if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
    files.set(name, Buffer.from(await response.arrayBuffer()));
    await writeFile(join(folder, name), files.get(name)!);
  }
  return { folder, manifest, files };
}

/** The manifest, waited for while it is made. */
export async function manifestText(url: string, number: number | string): Promise<string> {
  for (;;) {
    const response = await fetch(`${url}/releases/${number}/manifest.json`);
    if (response.ok) return response.text();
    const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
    if (errors[0]?.extensions.code !== 'UNAVAILABLE') throw new Error(errors[0]?.message);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
