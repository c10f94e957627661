import { Command } from 'commander';
import { basename } from 'node:path';

const FORMATS = {
  ucdp: { archive: 'UCDP GED', file: 'a CSV file with the columns of UCDP GED, packed by gzip or not' },
  airwars: { archive: 'Airwars', file: 'the Airwars archive as JSON lines, packed by gzip or not' },
} as const;

type Format = keyof typeof FORMATS;

/** `desk import ucdp FILE` and `desk import airwars FILE`: incidents of another archive, each under its code there. */
export function importCommand(): Command {
  const command = new Command('import').description('take in the incidents of another archive; running it again changes nothing that is the same');
  for (const [format, { archive, file }] of Object.entries(FORMATS) as [Format, (typeof FORMATS)[Format]][]) {
    command.command(format)
      .description(`incidents of ${archive}; one JSON line of counts on standard output, lines that failed and parts left out on standard error`)
      .argument('<file>', file)
      .action((path: string) => run(format, path));
  }
  return command;
}

async function run(format: Format, path: string): Promise<void> {
  const [{ openDesk }, { openText }, { importRecords }, { PROGRAM }, read, { showProgress }] = await Promise.all([
    import('./openDesk.ts'), import('../server/imports/openText.ts'), import('../server/imports/importRecords.ts'),
    import('../server/viewer.ts'), reader(format), import('./importProgress.ts'),
  ]);
  const started = performance.now();
  // Opened first: a file that can't be read needs no database.
  const text = await openText(path);
  await using desk = await openDesk('import');
  const progress = showProgress(process.stderr, text);
  try {
    const counts = await importRecords(desk.connect(), PROGRAM, read(text.stream), {
      origin: `${FORMATS[format].archive} (${basename(path)})`,
      onFault: ({ line, fault }) => progress.print({ line, reason: fault }),
      onNote: ({ line, note }) => progress.print({ line, note }),
      onProgress: (counts) => progress.update(counts),
    });
    progress.stop();
    process.stdout.write(`${JSON.stringify({ ...counts, ...cost(started) })}\n`);
    if (counts.failed > 0) process.exitCode = 1;
  } finally {
    progress.stop();
    text.stream.destroy();
  }
}

async function reader(format: Format) {
  if (format === 'ucdp') return (await import('../server/imports/ucdp.ts')).readUcdp;
  return (await import('../server/imports/airwars.ts')).readAirwars;
}

function cost(started: number): { seconds: number; peakMemoryMB: number } {
  return { seconds: Math.round((performance.now() - started) / 100) / 10, peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024) };
}
