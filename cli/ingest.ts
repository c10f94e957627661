import { Command } from 'commander';

/** `desk ingest URL or FILE ..`: reads pages, feeds and sitemaps now, and prints a JSON line for each page. */
export function ingestCommand(): Command {
  return new Command('ingest')
    .description('read pages, feeds, sitemaps or local files now, into the review queue')
    .argument('<url-or-file...>')
    .option('--source <name>', 'name of the source that published them', 'Submitted by hand')
    .action(async (targets: string[], { source }: { source: string }) => {
      const [{ openDesk }, { openIngest }, { ingestNow }, { writeLine }] = await Promise.all([
        import('./openDesk.ts'), import('../ingest/start.ts'), import('../ingest/now.ts'), import('./ndjson.ts'),
      ]);
      await using desk = await openDesk('ingest');
      const ingest = await openIngest(desk.settings, desk.url, desk.log);
      try {
        for await (const line of ingestNow(ingest, targets, source)) {
          await writeLine(process.stdout, line);
          if (line.error) process.exitCode = 1;
        }
      } finally {
        await ingest.fetcher.close();
        await ingest.db.$disconnect();
      }
    });
}
