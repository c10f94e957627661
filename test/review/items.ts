import { createHash, randomUUID } from 'node:crypto';
import { uuid7 } from '../../common/uuid7.ts';
import type { Db } from '../../prisma/db.ts';
import { globalId } from '../../server/read/ids.ts';

export const TEXT = 'Five civilians were killed in a raid on Harbour Street on Monday. Farid Example, a baker, was among them. The coalition denies it. 😔';

/** An item of the review queue, with what acts and queries need of it. */
export interface WaitingItem {
  /** Row's id. */
  id: string;
  globalId: string;
  articleId: string;
  sourceId: string;
}

/** Puts pending items into the queue, in their order by id, each with an article, its bytes and its text; one source, or one each. */
export async function waitingItems(db: Db, count: number, { text = TEXT, ownSources = false } = {}): Promise<WaitingItem[]> {
  const sources = Array.from({ length: Math.min(count, ownSources ? count : 1) }, () => ({ id: randomUUID(), name: `Paper ${randomUUID()}`, kind: 'NEWS_OUTLET' as const }));
  const since = Date.now() - count;
  const rows = Array.from({ length: count }, (_, index) => {
    const name = randomUUID();
    return {
      // A millisecond of its own each: such ids sort as they are made.
      id: uuid7(since + index), articleId: randomUUID(), revisionId: randomUUID(), extractionId: randomUUID(), sourceId: sources[index % sources.length]!.id,
      url: `https://paper.example/${name}`, sha256: createHash('sha256').update(name).digest('hex'),
    };
  });
  await db.source.createMany({ data: sources });
  await db.article.createMany({
    data: rows.map(({ articleId, sourceId, url }, index) => ({ id: articleId, sourceId, url, urlKey: url, title: `Raid ${index}`, byline: [], publishedOn: new Date('2017-06-13') })),
  });
  await db.blob.createMany({ data: rows.map(({ sha256 }) => ({ sha256, size: 10 })) });
  await db.revision.createMany({
    data: rows.map(({ revisionId, articleId, url, sha256 }) => ({
      id: revisionId, articleId, number: 1, fetchedAt: new Date(), finalUrl: url, redirects: [], httpStatus: 200, headers: {}, requestHeaders: {}, bodySha256: sha256,
    })),
  });
  await db.extraction.createMany({ data: rows.map(({ extractionId, revisionId, sha256 }) => ({ id: extractionId, revisionId, extractor: 'test', byline: [], text, textSha256: sha256, quality: {} })) });
  await db.reviewItem.createMany({ data: rows.map(({ id, articleId, extractionId }) => ({ id, articleId, extractionId, suggestions: {}, suggester: 'test' })) });
  return rows.map(({ id, articleId, sourceId }) => ({ id, globalId: globalId('ReviewItem', id), articleId, sourceId }));
}
