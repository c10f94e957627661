import { Command, Option } from 'commander';
import { setFlagsFromString } from 'node:v8';
import type { Writable } from 'node:stream';
import type { ExportWhat } from '../server/exports/columns.ts';
import type { ExportFormat, ExportFrom } from '../server/exports/exportRecords.ts';
import type { ShortFilter } from '../server/exports/readFilter.ts';
import { STANDARD } from './output.ts';
import { toFile, toStandardOutput } from './toFile.ts';
import { withDatabase } from './withDatabase.ts';

const FORMATS: ExportFormat[] = ['csv', 'hxl', 'geojson', 'ndjson', 'parquet'];
const WHAT: ExportWhat[] = ['incidents', 'notes', 'tallies', 'statements', 'changes'];

interface Options extends ShortFilter {
  what: ExportWhat;
  format: ExportFormat;
  release?: string;
  filter?: string;
  out?: string;
  all?: boolean;
}

const collect = (value: string, before: readonly string[] = []) => [...before, value];

/** `desk export --format FORMAT --what WHAT`: records as one file, as everybody may see them. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write records as one file, on standard output or to --out')
    .addOption(new Option('--format <format>', 'how to write them').choices(FORMATS).makeOptionMandatory())
    .addOption(new Option('--what <what>', 'which records').choices(WHAT).default('incidents'))
    .addOption(new Option('--release <id>', 'as a release froze them, by its id or number').conflicts('all'))
    .option('--filter <json>', 'the filter of the API\'s list of the same records, as JSON')
    .option('--from <day>', 'what ends on this day or later')
    .option('--to <day>', 'what begins on this day or earlier')
    .option('--country <code>', 'ISO 3166-1 alpha-2; may be given several times', collect)
    .option('--grade <grade>', 'may be given several times', collect)
    .option('--party <name>', 'an accused party by name or id; may be given several times', collect)
    .option('--out <file>', 'the file to write; it appears when it is whole')
    .option('--all', 'for the desk itself: every state and exact coordinates, not only what is public')
    .action(run);
}

/** What an export leaves behind is garbage: by default the heap grows to four times what is in use before it is looked through; so to half as much again. */
const HEAP_GROWTH = '--heap-growing-percent=50';

async function run(options: Options): Promise<void> {
  setFlagsFromString(HEAP_GROWTH);
  const started = performance.now();
  const rows = await withDatabase(STANDARD, async (db, url) => {
    const write = await writerOf({ db, url }, options);
    return options.out === undefined ? toStandardOutput(write) : toFile(options.out, write);
  });
  const cost = { seconds: Math.round((performance.now() - started) / 100) / 10, peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024) };
  // Standard output belongs to the file itself unless it has a name.
  (options.out === undefined ? process.stderr : process.stdout).write(`${JSON.stringify({ rows, ...cost })}\n`);
}

async function writerOf(from: ExportFrom, { what, format, release, all, ...options }: Options): Promise<(output: Writable) => Promise<number>> {
  const [{ exportRecords }, { exportRelease }, { cutRelease }, { releasedKind }, { ANONYMOUS, PROGRAM }] = await Promise.all([
    import('../server/exports/exportRecords.ts'), import('../server/releases/read.ts'), import('../server/releases/cut.ts'), import('../server/releases/shape.ts'), import('../server/viewer.ts'),
  ]);
  const filter = await filterOf(what, options);
  if (release === undefined) return (output) => exportRecords(from, all ? PROGRAM : ANONYMOUS, { what, format, filter, whole: all ?? false }, output);
  const kind = releasedKind(what);
  await cutRelease(from.url, release);
  return (output) => exportRelease(from, ANONYMOUS, release, { what: kind, format, filter }, output);
}

/** The schema is made only where there is a filter to be read by it. */
async function filterOf(what: ExportWhat, { filter, from, to, country, grade, party }: Partial<Options>) {
  if ([filter, from, to, country, grade, party].every((each) => each === undefined)) return null;
  const [{ createSchema }, { readFilter }] = await Promise.all([import('../server/graphql.ts'), import('../server/exports/readFilter.ts')]);
  return readFilter(await createSchema(), what, filter, { from, to, country, grade, party });
}
