import type { ScrapeJobModel } from '../../prisma/client/models.ts';
import { JOBS_BELL } from '../../prisma/bells.ts';
import { transact, type Db, type Tx } from '../../prisma/db.ts';
import type { NetPolicy } from '../../common/net/policy.ts';
import { articleKey } from '../../common/net/canonical.ts';
import { hostKeyOf } from '../../common/net/hostKey.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once, type ClientKey } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';
import { checkedUrl } from './url.ts';

/** The source of pages that people submit by hand. */
const BY_HAND = 'Submitted by hand';

/**
 * Asks the ingest to read one page, again if it was read before. @throws DeskError BAD_USER_INPUT
 */
export async function submitUrl(db: Db, net: NetPolicy, viewer: Viewer, url: string, sourceId: string | null, key?: ClientKey): Promise<ScrapeJobModel> {
  permit(viewer, 'submit pages');
  const { href } = checkedUrl(url, net);
  const urlKey = articleKey(href);
  if (!urlKey) throw new DeskError('BAD_USER_INPUT', 'This is not the address of a page');
  return transact(db, async (tx) => {
    const { id } = await once(tx, viewer, 'submitUrl', key, { url, sourceId }, async () => {
      const source = await sourceOf(tx, sourceId);
      const again = { state: 'WAITING', stage: 'DISCOVERED', attempts: 0, nextTryAt: null, round: { increment: 1 } } as const;
      const job = await tx.scrapeJob.upsert({ where: { urlKey }, create: { url: href, urlKey, host: hostKeyOf(href), sourceId: source }, update: again });
      await audit(tx, viewer, { deed: 'submit page', subjectType: 'ScrapeJob', subjectId: job.id, after: { url: job.url } });
      await ringJobs(tx);
      return { id: job.id };
    });
    return tx.scrapeJob.findUniqueOrThrow({ where: { id } });
  });
}

/** The source that a page is submitted to; the one for pages by hand where none is given. @throws DeskError NOT_FOUND */
async function sourceOf(tx: Tx, id: string | null): Promise<string> {
  if (id === null) return (await tx.source.upsert({ where: { name: BY_HAND }, create: { name: BY_HAND, kind: 'OTHER' }, update: { name: BY_HAND } })).id;
  if (!(await tx.source.findUnique({ where: { id } }))) throw new DeskError('NOT_FOUND', 'There is no such source');
  return id;
}

/** Polls a source's feeds now, whatever their schedule. @returns how many feeds @throws DeskError NOT_POSSIBLE */
export async function runScrape(db: Db, viewer: Viewer, sourceId: string, key?: ClientKey): Promise<number> {
  permit(viewer, 'run scrapes');
  const { count } = await transact(db, (tx) => once(tx, viewer, 'runScrape', key, { sourceId }, async () => {
    const polled = await tx.feed.updateMany({ where: { sourceId, active: true }, data: { nextPollAt: new Date(0) } });
    if (polled.count === 0) throw new DeskError('NOT_POSSIBLE', 'This source has no active feed: add one first');
    await audit(tx, viewer, { deed: 'run scrape', subjectType: 'Source', subjectId: sourceId });
    await ringJobs(tx);
    return { count: polled.count };
  }));
  return count;
}

/** Gives a page that failed another round of tries, from the stage at which it stopped. @throws DeskError NOT_POSSIBLE */
export async function retryScrapeJob(db: Db, viewer: Viewer, id: string, key?: ClientKey): Promise<ScrapeJobModel> {
  permit(viewer, 'run scrapes');
  return transact(db, async (tx) => {
    await once(tx, viewer, 'retryScrapeJob', key, { id }, async () => {
      const { count } = await tx.scrapeJob.updateMany({ where: { id, state: { in: ['GIVEN_UP', 'RETRYING'] } }, data: { state: 'WAITING', attempts: 0, nextTryAt: null } });
      if (count === 0) throw new DeskError('NOT_POSSIBLE', 'Only a page that failed can be retried');
      await audit(tx, viewer, { deed: 'retry page', subjectType: 'ScrapeJob', subjectId: id });
      await ringJobs(tx);
      return { id };
    });
    return tx.scrapeJob.findUniqueOrThrow({ where: { id } });
  });
}

/** Tells the ingest that there is something to do now. */
export async function ringJobs(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_notify(${JOBS_BELL}, '')`;
}
