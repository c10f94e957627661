import { mkdtemp, rm } from 'node:fs/promises';
import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { projectRoot } from '../../common/root.ts';
import { checkCopy } from '../../schema/client/follow/checkCopy.ts';
import { sqliteCopy } from '../../schema/client/follow/sqliteCopy.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { record } from '../support/incidents.ts';
import { startProgram, type Program } from '../support/program.ts';

// The worked example of the partner's kit, and the desk that it follows, both killed without warning again and again while somebody writes.

const KILLS = 4;

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  [database, folder] = [await openTestDatabase(), await mkdtemp(join(tmpdir(), 'desk-mirror-'))];
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

async function startApi(port: string): Promise<{ program: Program; url: string }> {
  const program = startProgram('cli/desk', ['api'], { DATABASE_URL: database.url, DATA_DIR: folder, PORT: port, LOG_LEVEL: 'silent' });
  const [, url = ''] = await program.until(/(http:\/\/localhost:\d+|http:\/\/127\.0\.0\.1:\d+)/);
  return { program, url };
}

function startMirror(url: string, path: string, transport: string): ChildProcess {
  return spawn(process.execPath, [join(projectRoot(), 'schema/client/follow/example.ts'), url, path, transport], { stdio: 'ignore' });
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'close');
  child.kill('SIGKILL');
  await gone;
}

test.each(['sse', 'ws'])('over %s the copy equals the source by hash, whoever was killed', async (transport) => {
  const path = join(folder, `${transport}.sqlite`);
  let { program, url } = await startApi('0');
  const { port } = new URL(url);
  let mirror = startMirror(url, path, transport);
  let day = 0;
  const write = async () => {
    for (let at = 0; at < 20; at += 1) await record(database.db, [{ day: new Date(Date.UTC(2016, 0, (day += 1) % 600)).toISOString().slice(0, 10), grade: 'WEAK', killed: [1, day] }]);
  };
  for (let round = 0; round < KILLS; round += 1) {
    const writing = write();
    await new Promise((resolve) => setTimeout(resolve, 150 * round));
    if (round % 2 === 0) {
      await kill(mirror);
      mirror = startMirror(url, path, transport);
    } else {
      await kill(program.process);
      ({ program, url } = await startApi(port));
    }
    await writing;
  }
  using copy = sqliteCopy(path);
  const [head] = await database.sql<{ seq: string }>('select max(seq) as seq from change');
  const seqOf = (cursor: string | null) => Number(Buffer.from(cursor ?? '', 'base64url').toString().split(':')[1] ?? 0);
  while (seqOf(await copy.cursor()) < Number(head!.seq)) await new Promise((resolve) => setTimeout(resolve, 50));
  const verdict = await checkCopy({ url }, copy);
  expect(verdict).toEqual({ same: true, copy: verdict.desk, desk: { records: Number((await database.sql<{ n: number }>('select count(*)::int as n from incident'))[0]!.n), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
  await kill(mirror);
  await kill(program.process);
});
