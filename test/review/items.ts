import { createHash, randomUUID } from 'node:crypto';
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

/** Puts pending items into the queue, each with an article, its bytes and its text; one source, or one each. */
export async function waitingItems(db: Db, count: number, { text = TEXT, ownSources = false } = {}): Promise<WaitingItem[]> {
  const items: WaitingItem[] = [];
  let sourceId = '';
  for (let index = 0; index < count; index += 1) {
    const name = randomUUID();
    if (sourceId === '' || ownSources) sourceId = (await db.source.create({ data: { name: `Paper ${name}`, kind: 'NEWS_OUTLET' } })).id;
    const url = `https://paper.example/${name}`;
    const sha256 = createHash('sha256').update(name).digest('hex');
    const article = await db.article.create({ data: { sourceId, url, urlKey: url, title: `Raid ${index}`, byline: [], publishedOn: new Date('2017-06-13') } });
    await db.blob.create({ data: { sha256, size: 10 } });
    const revision = await db.revision.create({
      data: { articleId: article.id, number: 1, fetchedAt: new Date(), finalUrl: url, redirects: [], httpStatus: 200, headers: {}, requestHeaders: {}, bodySha256: sha256 },
    });
    const extraction = await db.extraction.create({ data: { revisionId: revision.id, extractor: 'test', byline: [], text, textSha256: sha256, quality: {} } });
    const item = await db.reviewItem.create({ data: { articleId: article.id, extractionId: extraction.id, suggestions: {}, suggester: 'test' } });
    items.push({ id: item.id, globalId: globalId('ReviewItem', item.id), articleId: article.id, sourceId });
  }
  return items;
}
