import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { createHash } from 'node:crypto';
import { verifyFolder, verifyProof } from '../../schema/client/verify/verify.ts';
import type { InclusionProof, Manifest } from '../../schema/client/verify/manifest.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { startProgram } from '../support/program.ts';
import { download, manifestText, NAMED, recordAll } from './newsroom.ts';

type Downloaded = Awaited<ReturnType<typeof download>>;

let desk: TestDesk;
let ids: string[];
let first: Downloaded;
let month: Downloaded;
const folders: string[] = [];

const fetched = async (number: number | string): Promise<Downloaded> => {
  const release = await download(desk.server.url, number);
  folders.push(release.folder);
  return release;
};

beforeAll(async () => {
  desk = await openDesk();
  ids = await recordAll(desk.database.db);
  await desk.database.sql('update desk set coordinate_decimals = 1');
  await desk.get(`mutation { all: createRelease(title: "Everything") { number } }`, {}, 'EDITOR');
  await desk.get(`mutation { june: createRelease(title: "June", month: "2017-06") { number } }`, {}, 'EDITOR');
  first = await fetched(1);
  month = await fetched(2);
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const text = (release: Downloaded, name: string) => release.files.get(name)!.toString();
const csv = (release: Downloaded, name: string) => parse<Record<string, string>>(release.files.get(name)!, { columns: true });

describe('a release', () => {
  test('its manifest says what it is, and its files are what the manifest says', async () => {
    const { manifest, files } = first;
    expect(manifest).toMatchObject({
      format: 1, edition: 1, withheldSince: 0, number: 1, title: 'Everything', month: null, licence: 'CC BY 4.0', schemaVersion: expect.any(String), citation: expect.stringContaining('release 1'),
      merkle: { hash: 'SHA-256', tree: 'RFC 6962', leaves: 7, root: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    for (const { name, sha256: hash, bytes } of manifest.files) expect({ name, hash: sha256(files.get(name)!), bytes: files.get(name)!.length }).toEqual({ name, hash, bytes });
    const { releases } = await desk.get<{ releases: { nodes: object[] } }>(`{ releases(last: 1) { nodes { number root records sha256 manifest } } }`);
    const totals = manifest.files.find(({ name }) => name === 'months.json')!;
    expect(releases.nodes).toEqual([{ number: 1, root: manifest.merkle.root, records: 7, sha256: totals.sha256, manifest: '/releases/1/manifest.json' }]);
  });

  test('holds what the public sees, read back by other readers', async () => {
    expect(csv(first, 'incidents.csv').map(({ date }) => date)).toEqual(['2017-05-30', '2017-06-02', '2017-06-15', '2017-06-21']);
    expect(csv(first, 'incidents.csv')[1]).toMatchObject({ lat: '34.6', lon: '40.1' });
    expect(csv(first, 'incidents.csv')[3]).toMatchObject({ title: '\'=cmd|calc' });
    const rows = await parquetReadObjects({ file: new Uint8Array(first.files.get('statements.parquet')!).buffer });
    expect(rows).toMatchObject([{ stance: 'DENIES', party: 'Reds', date: new Date('2017-06-16') }]);
    expect((JSON.parse(text(first, 'incidents.geojson')) as { features: unknown[] }).features).toHaveLength(4);
    expect(text(first, 'incidents.hxl.csv')).toContain('#event+code');
    expect([...first.files.values()].some((bytes) => bytes.includes('Not yet public'))).toBe(false);
  });

  test('of a month holds the records of that month', () => {
    expect(csv(month, 'incidents.csv').map(({ date }) => date)).toEqual(['2017-06-02', '2017-06-15', '2017-06-21']);
    expect(month.manifest).toMatchObject({ month: '2017-06', number: 2 });
    expect(JSON.parse(text(month, 'months.json'))).toMatchObject([{ month: '2017-06', headlineEvents: 1 }]);
  });

  test('what two releases have alike is kept once', async () => {
    const [kept] = await desk.database.sql<{ rows: number; releases: number }>('select count(*)::int as rows, count(distinct release)::int as releases from frozen_record');
    expect(kept).toEqual({ rows: 7, releases: 1 });
  });

  test('is never changed, whoever asks', async () => {
    for (const statement of ['update frozen_record set salt = \'\'', 'delete from release_edition', 'update release set title = \'other\'']) await expect(desk.database.sql(statement)).rejects.toThrow('keeps what was written');
  });

  test('names a release or a file that isn\'t there in words', async () => {
    for (const path of ['/releases/9/manifest.json', '/releases/1/secrets.csv', '/releases/x/incidents.csv', '/releases/1/proof/CD-999']) {
      const response = await fetch(`${desk.server.url}${path}`);
      expect({ path, status: response.status, body: await response.json() }).toMatchObject({ path, status: 404, body: { errors: [{ extensions: { code: 'NOT_FOUND' } }] } });
    }
  });

  test('a file that the reader has is not sent again', async () => {
    const { headers } = await fetch(`${desk.server.url}/releases/1/incidents.csv`);
    expect(headers.get('content-disposition')).toBe('attachment; filename="release-1-incidents.csv"');
    expect((await fetch(`${desk.server.url}/releases/1/incidents.csv`, { headers: { 'if-none-match': headers.get('etag')! } })).status).toBe(304);
  });
});

describe('verified without database or network', () => {
  test('a whole folder', async () => {
    expect(await verifyFolder(first.folder, { root: first.manifest.merkle.root })).toEqual({ release: 1, root: first.manifest.merkle.root, records: 7, absent: [], faults: [] });
  });

  test.each<[string, (folder: string) => Promise<unknown>, RegExp]>([
    ['a changed file', (folder) => appendFile(join(folder, 'incidents.csv'), 'x'), /incidents\.csv: its bytes/],
    ['a missing file', (folder) => rm(join(folder, 'incidents.csv')), /incidents\.csv: is missing/],
    ['a changed number with a manifest that fits', (folder) => forge(folder, (line) => line.replace('"killed_max":5', '"killed_max":4')), /don't give the root/],
    ['a word changed', (folder) => forge(folder, (line) => line.replace('Raid on a market', 'Raid on a barracks')), /don't give the root/],
    ['a record left out', (folder) => forge(folder, (line) => (line.includes('Raid on a market') ? '' : line)), /don't give the root/],
  ])('%s is noticed', async (_what, harm, fault) => {
    const { folder } = await fetched(1);
    await harm(folder);
    expect((await verifyFolder(folder)).faults.join('\n')).toMatch(fault);
  });

  test('a folder that fits in itself but not to the root that is known', async () => {
    expect((await verifyFolder(first.folder, { root: '0'.repeat(64) })).faults).toEqual(['The root is not the one that you gave']);
  });

  test('one record with its proof', async () => {
    const { code } = (await desk.database.sql<{ code: string }>('select code from incident where id = $1', [ids[0]]))[0]!;
    const proof = (await (await fetch(`${desk.server.url}/releases/1/proof/${code}`)).json()) as InclusionProof;
    expect(verifyProof(proof, { root: first.manifest.merkle.root })).toMatchObject({ faults: [] });
    expect(verifyProof({ ...proof, record: { ...proof.record, killed_min: 3 } }).faults).toHaveLength(1);
    expect(verifyProof({ ...proof, index: proof.index + 1 }).faults).toHaveLength(1);
    expect(verifyProof({ ...proof, path: proof.path.slice(1) }).faults).toHaveLength(1);
    const [note] = await desk.database.sql<{ id: string }>('select id from humanitarian_note');
    expect(verifyProof((await (await fetch(`${desk.server.url}/releases/1/proof/${note!.id}`)).json()) as InclusionProof)).toMatchObject({ faults: [], root: first.manifest.merkle.root });
  });

  test('by the command, with nothing but the files', async () => {
    const verify = startProgram('cli/desk', ['verify', first.folder], { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' });
    expect(await verify.ended).toBe(0);
    const wrong = startProgram('cli/desk', ['verify', first.folder, '--root', 'ab'], {});
    expect(await wrong.ended).toBe(1);
  });
});

/** Changes a record everywhere in a folder and makes a manifest that fits: only the root tells. */
async function forge(folder: string, change: (line: string) => string): Promise<void> {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Manifest;
  for (const name of ['records.ndjson', 'incidents.ndjson']) {
    const bytes = Buffer.from((await readFile(join(folder, name), 'utf8')).split(/(?<=\n)/).map(change).join(''));
    await writeFile(join(folder, name), bytes);
    Object.assign(manifest.files.find((file) => file.name === name)!, { sha256: sha256(bytes), bytes: bytes.length });
  }
  await writeFile(path, JSON.stringify(manifest));
}

describe('made again later', () => {
  beforeAll(async () => {
    await desk.database.sql(`update party set name = 'The Reds' where name = 'Reds'`);
    await desk.database.sql('update desk set coordinate_decimals = 0');
    await desk.get(
      `mutation ($input: RetractInput!) { retractIncident(input: $input) { incident { id } } }`,
      { input: { id: Buffer.from(`Incident:${ids[0]}`).toString('base64url'), expectedVersion: 1, reason: 'Twice the same' } }, 'EDITOR',
    );
  });

  test('every file is the same to the byte, whatever was retracted, renamed or coarsened since', async () => {
    const again = await fetched(1);
    for (const [name, bytes] of first.files) expect({ name, same: again.files.get(name)!.equals(bytes) }).toEqual({ name, same: true });
    expect(await manifestText(desk.server.url, 1)).toBe(await readFile(join(first.folder, 'manifest.json'), 'utf8'));
  });

  test('a later release shows the records as they are then', async () => {
    await desk.get(`mutation { createRelease(title: "Later") { number } }`, {}, 'EDITOR');
    const later = await fetched(3);
    expect(csv(later, 'incidents.csv').map(({ lat }) => lat)).toEqual(['35', '', '']);
    expect(text(later, 'statements.csv')).toContain('The Reds');
  });
});

describe('a name that comes under embargo after the release', () => {
  let now: Downloaded;
  beforeAll(async () => {
    await desk.database.db.victim.create({ data: { incidentId: ids[1]!, name: NAMED, status: 'KILLED', embargoed: true } });
    now = await fetched(1);
  });

  test('leaves by no file, proof or difference any more', async () => {
    expect([...first.files.values()].some((bytes) => bytes.includes(NAMED))).toBe(true);
    for (const [name, bytes] of now.files) if (!name.endsWith('.parquet')) expect({ name, named: bytes.includes('Invented') }).toEqual({ name, named: false });
    for (const kind of ['incidents', 'statements']) {
      const rows = await parquetReadObjects({ file: new Uint8Array(now.files.get(`${kind}.parquet`)!).buffer });
      expect(JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))).not.toContain('Invented');
    }
    const { code } = (await desk.database.sql<{ code: string }>('select code from incident where id = $1', [ids[1]]))[0]!;
    const proof = await (await fetch(`${desk.server.url}/releases/1/proof/${code}`)).text();
    expect(proof).not.toContain('Invented');
    expect(verifyProof(JSON.parse(proof) as InclusionProof, { root: first.manifest.merkle.root }).faults).toEqual([]);
    expect((await fetch(`${desk.server.url}/export/incidents.ndjson?release=1`).then((response) => response.text()))).not.toContain('Invented');
  });

  test('the manifest says so, the root is the same, and the folder holds', async () => {
    expect(now.manifest).toMatchObject({ edition: 2, withheldSince: 2, merkle: first.manifest.merkle });
    expect(await verifyFolder(now.folder, { root: first.manifest.merkle.root })).toMatchObject({ faults: [], records: 7 });
  });

  test('what is not withheld of such a record can\'t be changed unnoticed either', async () => {
    const { folder } = await fetched(1);
    await forge(folder, (line) => line.replace('"date":"2017-06-02"', '"date":"2017-06-03"'));
    expect((await verifyFolder(folder)).faults.join()).toMatch(/root/);
  });

  test('once the embargo is lifted, the files are the first ones again', async () => {
    await desk.database.sql('update victim set embargoed = false');
    const again = await fetched(1);
    expect(again.manifest.edition).toBe(1);
    for (const [name, bytes] of first.files) expect({ name, same: again.files.get(name)!.equals(bytes) }).toEqual({ name, same: true });
  });
});

test('a name that was under embargo at the release stays withheld in it when the embargo is lifted', async () => {
  await desk.database.sql('update victim set embargoed = true');
  await desk.get(`mutation { createRelease(title: "Under embargo") { number } }`, {}, 'EDITOR');
  const before = await fetched(4);
  await desk.database.sql('update victim set embargoed = false');
  const after = await fetched(4);
  for (const [name, bytes] of before.files) expect({ name, same: after.files.get(name)!.equals(bytes) }).toEqual({ name, same: true });
  expect(text(after, 'statements.csv')).toContain('[withheld');
});
