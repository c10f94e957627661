import pg from 'pg';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbedded } from '../../prisma/embedded/start.ts';
import { load, median, ratio, type Figures } from './load.ts';
import { questions } from './questions.ts';
import { serve } from './servers.ts';
import { subjectsOf } from './data.ts';

/**
 * What a larger database costs: two folders that `run.ts` filled, the desk without kept answers on each, asked in turn round by round, since a machine's speed
 * moves by more between two runs than the size does.
 *
 *   node bench/api/sizes.ts --small FOLDER --large FOLDER [--seconds 2] [--rounds 7] [--connections 32]
 */
const { values } = parseArgs({
  options: {
    small: { type: 'string' }, large: { type: 'string' }, seconds: { type: 'string', default: '2' }, rounds: { type: 'string', default: '7' }, connections: { type: 'string', default: '32' },
  },
});
if (!values.small || !values.large) throw new Error('Say --small FOLDER and --large FOLDER: the --data of two runs of bench/api/run.ts');
const [seconds, rounds, connections] = [Number(values.seconds), Number(values.rounds), Number(values.connections)];
await using small = await open(values.small);
await using large = await open(values.large);
for (const [index, { name }] of small.asked.entries()) {
  const sides = [small, large].map(({ api, asked }) => ({ figures: [] as Figures[], ask: () => load(api, asked[index]!.ours, seconds, connections) }));
  for (const { ask } of sides) await ask();
  for (let round = 0; round < rounds; round += 1) for (const { figures, ask } of sides) figures.push(await ask());
  const [little, much] = sides.map(({ figures }) => figures) as [Figures[], Figures[]];
  console.log(`${name}: ${Math.round(median(little).perSecond)}/s and ${Math.round(median(much).perSecond)}/s, × ${ratio(much, little, 'perSecond')}`);
}

async function open(folder: string) {
  const dataDir = resolve(folder);
  const database = await startEmbedded(dataDir, console.error, { durable: false });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const asked = questions(await subjectsOf(client));
  await client.end();
  const api = await serve(folder, ['dist/cli/desk.js', 'api'], { DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', CACHE_BYTES: '0' });
  return {
    api, asked,
    async [Symbol.asyncDispose]() {
      await api.stop();
      await database.release();
    },
  };
}
