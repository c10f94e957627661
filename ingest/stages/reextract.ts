import { Prisma } from '../../prisma/client/client.ts';
import type { SourceModel } from '../../prisma/client/models.ts';
import type { Ingest } from '../context.ts';
import { describeArticle, extractRevision, extractorFor, isReserved, noteOptOuts, readKept } from './extract.ts';
import { submit } from './submit.ts';
import { suggestFor } from './suggest.ts';

/** What became of one article. */
export interface Reextracted {
  articleId: string;
  url: string;
  /** READ: its text is up to date now; NO_ARTICLE: the present rules find none; OPTED_OUT: it reserves text mining; FAILED: its bytes can't be read. */
  became: 'READ' | 'NO_ARTICLE' | 'OPTED_OUT' | 'FAILED';
  error?: string;
}

type Reading = Pick<Ingest, 'db' | 'storage' | 'limits' | 'knowledge' | 'log'>;

const BATCH = 50;
/** Kinds of page that never stand in the queue, as extraction names them. */
const EMPTY_KINDS = ['NO_ARTICLE', 'LOGIN_WALL', 'ERROR_PAGE', 'LIST_PAGE'];

/**
 * Reads the kept bytes of every article's latest revision by the present rules, where that hasn't been done. What is left to do can be
 * told from the rows, so a run that was broken off goes on where it stopped.
 *
 * An article that nobody has begun to review gets the new text and suggestions. Whatever a reviewer has claimed, put off or decided keeps the
 * text that the reviewer saw, and its quotes point into it as before.
 * @param sourceName one source's articles only @throws Error when there is no such source
 */
export async function* reextract(ingest: Reading, sourceName?: string): AsyncGenerator<Reextracted> {
  const sources = await ingest.db.source.findMany({ ...(sourceName !== undefined && { where: { name: sourceName } }), orderBy: { id: 'asc' } });
  if (sourceName !== undefined && sources.length === 0) throw new Error(`There is no source named "${sourceName}"`);
  for (const source of sources) {
    for (let batch = await leftToDo(ingest, source, null); batch.length > 0; batch = await leftToDo(ingest, source, batch.at(-1) ?? null)) {
      for (const articleId of batch) yield await reread(ingest, articleId);
    }
  }
}

/** Articles not yet read by the present rules, or read without having come into the queue; `after` the last one seen. */
async function leftToDo({ db }: Reading, source: SourceModel, after: string | null): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select a.id from article a
    join lateral (select id from revision r where r.article_id = a.id order by r.number desc limit 1) latest on true
    left join extraction e on e.revision_id = latest.id and e.extractor = ${extractorFor(source.recipe)}
    left join review_item i on i.article_id = a.id
    where a.source_id = ${source.id}::uuid and (${source.readsReserved} or not 'NO_MINING' = any(a.opt_outs)) and (${after}::uuid is null or a.id > ${after}::uuid)
      and (e.id is null
        or e.quality ->> 'kind' not in (${Prisma.join(EMPTY_KINDS)}) and (i.id is null or i.state = 'PENDING' and i.extraction_id <> e.id))
    order by a.id limit ${BATCH}`;
  return rows.map(({ id }) => id);
}

async function reread(ingest: Reading, articleId: string): Promise<Reextracted> {
  const { db, knowledge, log } = ingest;
  const revision = await db.revision.findFirstOrThrow({ where: { articleId }, orderBy: { number: 'desc' }, include: { article: { include: { source: true, reviewItem: true } } } });
  const { article } = revision;
  const done = { articleId, url: article.url };
  try {
    const page = await readKept(ingest, revision);
    if (isReserved(await noteOptOuts(ingest, revision, page), article.source)) return { ...done, became: 'OPTED_OUT' };
    const { extraction, isArticle } = await extractRevision(ingest, revision, page);
    if (!isArticle) return { ...done, became: 'NO_ARTICLE' };
    const untouched = article.reviewItem === null || article.reviewItem.state === 'PENDING';
    if (!untouched) return { ...done, became: 'READ' };
    const job = await db.scrapeJob.findFirst({ where: { articleId }, select: { announcedAt: true, title: true } });
    await describeArticle({ db }, revision, extraction, { announcedAt: job?.announcedAt ?? null, title: job?.title ?? article.title });
    const { publishedAt } = await db.article.findUniqueOrThrow({ where: { id: articleId } });
    await submit(db, extraction, { articleId, suggestions: suggestFor(knowledge, extraction, publishedAt), articleChanged: false });
    return { ...done, became: 'READ' };
  } catch (error) {
    log.error({ err: error, article: articleId }, 'An article could not be read again');
    return { ...done, became: 'FAILED', error: (error as Error).message };
  }
}
