import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Writer {
  stop(): Promise<void>;
}

/** Corrects incidents at a rate, from a process of its own, by the same act as a reviewer. */
export async function keepWriting(databaseUrl: string, perSecond: number): Promise<Writer> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, databaseUrl, String(perSecond)], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return {
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'close');
    },
  };
}

const PROGRAM = `
import { openDb } from './dist/prisma/db.js';
import { updateIncident } from './dist/server/incidents/update.js';
import { PROGRAM } from './dist/server/viewer.js';
const [url, rate] = process.argv.slice(1);
const db = openDb({ url, poolSize: 2, name: 'writer' });
const ids = await db.$queryRawUnsafe("select id, current_version as version from incident order by random() limit 2000");
console.log('writing');
let next = 0;
setInterval(async () => {
  const target = ids[next++ % ids.length];
  const { version } = await updateIncident(db, PROGRAM, { id: target.id, expectedVersion: target.version, reason: 'Measured', patch: { gradeReason: 'Measured ' + next } });
  target.version = version;
}, 1000 / Number(rate));
`;
