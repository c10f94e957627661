import { Command } from 'commander';
import type { Ingest } from '../ingest/context.ts';

/** `desk warc`, `desk rehash`, `desk reextract`: what is done with the bytes that were kept. */
export function evidenceCommands(): Command[] {
  return [warcCommand(), rehashCommand(), reextractCommand()];
}

interface WarcFlags {
  article?: string;
  from?: string;
  to?: string;
  out?: string;
  includeOptedOut?: boolean;
}

function warcCommand(): Command {
  return new Command('warc')
    .description('write fetched pages as they came as a WARC/1.1 file, one compressed record each, on standard output or to --out')
    .option('--article <id>', 'one article with all its revisions')
    .option('--from <date>', 'everything fetched from this day on (UTC, YYYY-MM-DD)')
    .option('--to <date>', 'up to this day and with it')
    .option('--out <file>', 'the file to write (.warc.gz); it appears when it is whole')
    .option('--include-opted-out', 'pages as well that ask not to be archived or mined: for evidence, not for handing on')
    .action(async (flags: WarcFlags) => {
      const [{ exportWarc }, { writeWhole }, { warcSelection }] = await Promise.all([import('../ingest/evidence/warc.ts'), import('./wholeFile.ts'), import('./warcSelection.ts')]);
      const selection = warcSelection(flags);
      await withIngest('warc', async (ingest) => {
        const figures = { pages: 0, optedOut: 0, unreadable: 0 };
        await writeWhole(flags.out, exportWarc(ingest, { selection, includeOptedOut: flags.includeOptedOut ?? false }, figures));
        // Standard output belongs to the file itself unless it has a name.
        (flags.out === undefined ? process.stderr : process.stdout).write(`${JSON.stringify(figures)}\n`);
        if (figures.unreadable > 0) process.exitCode = 1;
      });
    });
}

function rehashCommand(): Command {
  return new Command('rehash')
    .description('read every kept page back and hold it against its hash; exit 1 if any has rotted')
    .action(async () => {
      const { rehash } = await import('../ingest/evidence/rehash.ts');
      await withIngest('rehash', async (ingest) => {
        const figures = await rehash(ingest, { before: ingest.clock.now() });
        process.stdout.write(`${JSON.stringify(figures)}\n`);
        if (figures.rotten.length > 0) process.exitCode = 1;
      });
    });
}

function reextractCommand(): Command {
  return new Command('reextract')
    .description('read every article again out of its kept bytes by the present rules; what reviewers decided stays. Broken off, it goes on where it stopped')
    .option('--source <name>', 'one source only')
    .action(async ({ source }: { source?: string }) => {
      const { reextract } = await import('../ingest/stages/reextract.ts');
      await withIngest('reextract', async (ingest) => {
        const figures = { READ: 0, NO_ARTICLE: 0, OPTED_OUT: 0, FAILED: 0 };
        for await (const { became, url, error } of reextract(ingest, source)) {
          figures[became] += 1;
          if (error) process.stderr.write(`${url}: ${error}\n`);
        }
        process.stdout.write(`${JSON.stringify({ read: figures.READ, noArticle: figures.NO_ARTICLE, optedOut: figures.OPTED_OUT, failed: figures.FAILED })}\n`);
        if (figures.FAILED > 0) process.exitCode = 1;
      });
    });
}

async function withIngest(name: string, act: (ingest: Ingest) => Promise<void>): Promise<void> {
  const [{ openDesk }, { openIngest }] = await Promise.all([import('./openDesk.ts'), import('../ingest/start.ts')]);
  await using desk = await openDesk(name);
  const ingest = await openIngest(desk.settings, desk.url, desk.log);
  try {
    await act(ingest);
  } finally {
    await ingest.fetcher.close();
    await ingest.db.$disconnect();
  }
}
