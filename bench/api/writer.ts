import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Writer {
  go(): void;
  rest(): void;
  stop(): Promise<void>;
}

/** Corrections before the first measurement: a program's first ones take four times as long as its later ones. */
const WARM_UP = 300;

/**
 * Corrects incidents at a rate while it is told to, from a process of its own, by the same act as a reviewer. One process for the whole run: what
 * is measured is a desk beside writes, not beside a program that starts.
 */
export async function openWriter(databaseUrl: string, perSecond: number): Promise<Writer> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, databaseUrl, String(perSecond), String(WARM_UP)], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const tell = (what: string) => (): void => void child.stdin.write(`${what}\n`);
  return {
    go: tell('go'),
    rest: tell('rest'),
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
const [url, rate, warmUp] = process.argv.slice(1);
const db = openDb({ url, poolSize: 2, name: 'writer' });
const ids = await db.$queryRawUnsafe("select id, current_version as version from incident order by random() limit 2000");
let next = 0;
const correct = async () => {
  const target = ids[next++ % ids.length];
  const { version } = await updateIncident(db, PROGRAM, { id: target.id, expectedVersion: target.version, reason: 'Measured', patch: { gradeReason: 'Measured ' + next } });
  target.version = version;
};
for (let done = 0; done < Number(warmUp); done += 1) await correct();
let writing = false;
process.stdin.on('data', (told) => { writing = String(told).trimEnd().endsWith('go'); });
setInterval(() => { if (writing) void correct(); }, 1000 / Number(rate));
console.log('ready');
`;
