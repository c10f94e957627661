import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../../common/root.ts';
import { openDatabase } from '../../prisma/open.ts';

// How long an export takes, how large it gets and how much memory it needs, of the events of a file and of ten times that:
//   npm run bench:export -- [ucdp.csv[.gz]] [formats, such as parquet,csv]
// Each export is a process of its own. What matters is the last column: memory must not grow with the rows.

const TIMES = 10;
const MADE_UP = 20_000;
const [file, formats = 'parquet,csv,ndjson'] = process.argv.slice(2);
const desk = join(projectRoot(), 'dist/cli/desk.js');

interface Cost {
  rows: number;
  seconds: number;
  peakMemoryMB: number;
}

function run(args: string[], url: string, dataDir: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [desk, ...args], { env: { ...process.env, DATABASE_URL: url, DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    child.stdout.on('data', (piece: Buffer) => { text += piece.toString(); });
    child.once('close', (code) => (code === 0 ? resolve(text) : reject(new Error(`desk ${args.join(' ')} ended with ${code}`))));
  });
}

/** Copies every incident so often, behind the program's back: the same rows, other ids and codes. */
async function multiply(client: pg.Client, times: number): Promise<void> {
  await client.query('create temporary table copied as select i.id as old, n, gen_random_uuid() as id from incident i, generate_series(2, $1) n', [times]);
  await client.query('insert into incident (id, current_version) select c.id, i.current_version from copied c join incident i on i.id = c.old');
  for (const table of ['incident_version', 'incident_party'] as const) {
    const { rows: [columns] } = await client.query<{ list: string }>(
      `select string_agg(quote_ident(column_name), ', ') as list from information_schema.columns where table_schema = 'public' and table_name = $1 and column_name <> 'incident_id'`, [table]);
    const own = columns!.list.split(', ').map((name) => (name === 'code' ? 'i.code' : `t.${name}`)).join(', ');
    await client.query(`insert into ${table} (incident_id, ${columns!.list}) select c.id, ${own} from copied c join incident i on i.id = c.id join ${table} t on t.incident_id = c.old`);
  }
  await client.query('insert into external_code (scheme, code, incident_id) select e.scheme, e.code || \'-\' || c.n, c.id from copied c join external_code e on e.incident_id = c.old');
  await client.query('vacuum analyze');
}

/** Made-up events, where there is no file. */
async function makeUp(client: pg.Client): Promise<void> {
  await client.query(`with made as (insert into incident select gen_random_uuid() from generate_series(1, ${MADE_UP}) returning id, code)
    insert into incident_version (incident_id, code, version, from_seq, from_at, state, title, start_date, end_date, date_precision, place_name, country, lat, lon, grade, killed_min, killed_max, killed_qualifier, claim_ids)
    select id, code, 1, 1, now(), 'PUBLISHED', 'An invented event', '2017-06-01', '2017-06-01', 'EXACT_DAY', 'Invented Town', 'SY', 34.5, 40.5, 'WEAK', 1, 2, 'BETWEEN', '{}' from made`);
}

async function measure(url: string, dataDir: string, format: string): Promise<void> {
  const out = join(dataDir, `out.${format}`);
  const { rows, seconds, peakMemoryMB } = JSON.parse(await run(['export', '--format', format, '--out', out], url, dataDir)) as Cost;
  const megabytes = (await stat(out)).size / 1_048_576;
  console.log(`| ${format} | ${rows} | ${seconds} | ${megabytes.toFixed(1)} | ${peakMemoryMB} |`);
  await rm(out);
}

const dataDir = await mkdtemp(join(tmpdir(), 'desk-bench-export-'));
await chmod(dataDir, 0o755);
const database = await openDatabase({ DATA_DIR: dataDir }, () => undefined);
const client = new pg.Client({ connectionString: database.url });
try {
  await client.connect();
  if (file && existsSync(file)) await run(['import', 'ucdp', file], database.url, dataDir);
  else {
    console.log(`No file of events was given: ${MADE_UP} made-up rows instead`);
    await makeUp(client);
  }
  console.log('| format | rows | seconds | MB | peak memory, MB |\n|---|---|---|---|---|');
  for (const format of formats.split(',')) await measure(database.url, dataDir, format);
  await multiply(client, TIMES);
  for (const format of formats.split(',')) await measure(database.url, dataDir, format);
} finally {
  await client.end();
  await database.release();
  await rm(dataDir, { recursive: true, force: true });
}
