import { demoActorsFile } from '../../demo/actors.ts';
import { demoPages } from '../../demo/pages.ts';
import { startNewsSite } from '../../demo/site.ts';
import { ingestNow } from '../../ingest/now.ts';
import { openIngest } from '../../ingest/start.ts';
import type { TestDesk } from '../support/desk.ts';

/** Reads every readable page of the demonstration site into a desk's queue. @returns how many */
export async function readDemoPages(desk: TestDesk): Promise<number> {
  await using site = await startNewsSite();
  const ingest = await openIngest({ ...desk.settings, OUTBOUND_ALLOW: site.hosts, ACTOR_FILES: [demoActorsFile()] }, desk.database.url, desk.log);
  const readable = demoPages.filter(({ kind, disallowed }) => !disallowed && !['ERROR', 'LOGIN_WALL', 'REDIRECT'].includes(kind));
  let read = 0;
  for (const outlet of new Set(readable.map((page) => page.outlet))) {
    const urls = readable.filter((page) => page.outlet === outlet).map(({ path }) => site.url + path);
    for await (const { reviewItem } of ingestNow(ingest, urls, outlet)) read += reviewItem ? 1 : 0;
  }
  await ingest.fetcher.close();
  await ingest.db.$disconnect();
  return read;
}
