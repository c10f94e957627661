import { Command, Option } from 'commander';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { readSettings } from '../common/settings.ts';
import type { ExportFormat, ExportRequest, ExportWhat } from '../server/exports/exportRecords.ts';

const FORMATS: ExportFormat[] = ['csv', 'hxl', 'geojson', 'ndjson', 'parquet'];
const WHAT: ExportWhat[] = ['incidents', 'notes', 'tallies', 'changes'];

interface Options extends ExportRequest {
  out?: string;
  all?: boolean;
}

/** `desk export --format FORMAT --what WHAT`: records as one file, as everybody may see them. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write records as one file, on standard output or to --out')
    .addOption(new Option('--format <format>', 'how to write them').choices(FORMATS).makeOptionMandatory())
    .addOption(new Option('--what <what>', 'which records').choices(WHAT).default('incidents'))
    .option('--release <id>', 'as of a release, by its id or number')
    .option('--out <file>', 'the file to write; it appears when it is whole')
    .option('--all', 'for the desk itself: every state and exact coordinates, not only what is public')
    .action(run);
}

async function run(options: Options): Promise<void> {
  const settings = readSettings(process.env);
  const [{ openDatabase }, { exportRecords }, { ANONYMOUS, PROGRAM }] = await Promise.all([
    import('../prisma/open.ts'), import('../server/exports/exportRecords.ts'), import('../server/viewer.ts'),
  ]);
  const started = performance.now();
  const database = await openDatabase(settings, (message) => void process.stderr.write(`${message}\n`));
  try {
    const write = (output: Writable) => exportRecords(database.url, options.all ? PROGRAM : ANONYMOUS, options, output);
    const rows = options.out === undefined ? await toStandardOutput(write) : await toFile(options.out, write);
    const cost = { seconds: Math.round((performance.now() - started) / 100) / 10, peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024) };
    // Standard output belongs to the file itself unless it has a name.
    (options.out === undefined ? process.stderr : process.stdout).write(`${JSON.stringify({ rows, ...cost })}\n`);
  } finally {
    await database.release();
  }
}

/** A reader that has enough (`| head`) ends the writing without a word: the exit code says that it wasn't all. */
async function toStandardOutput(write: (output: Writable) => Promise<number>): Promise<number | null> {
  process.stdout.on('error', () => undefined);
  try {
    return await write(process.stdout);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    process.exitCode = 1;
    return null;
  }
}

/** Nobody finds half a file under the name that was asked for. */
async function toFile(path: string, write: (output: Writable) => Promise<number>): Promise<number> {
  const partial = `${path}.partial`;
  const file = createWriteStream(partial);
  const done = finished(file);
  try {
    const rows = await Promise.race([write(file), done.then(() => Promise.reject(new Error('The file was closed before its end')))]);
    file.end();
    await done;
    await rename(partial, path);
    return rows;
  } catch (error) {
    file.destroy();
    await done.catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}
