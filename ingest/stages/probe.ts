import { articleKey } from '../../common/net/canonical.ts';
import { parseRecipe } from '../../common/recipe.ts';
import type { Prisma } from '../../prisma/client/client.ts';
import type { ProbeModel } from '../../prisma/client/models.ts';
import type { Ingest } from '../context.ts';
import { decodePage } from '../extract/decode.ts';
import { extractWithCandidates } from '../extract/extract.ts';
import { discoverFeeds } from '../sources/discover.ts';
import { readKept } from './extract.ts';
import { feedsThatWork } from './feedsThatWork.ts';
import { askInTurn } from './readSource.ts';

/** Times that a look is taken up again when its worker died under it. */
const ATTEMPTS = 3;
/** A look is over by then, or its worker is dead. */
const LEASE_SECONDS = 300;

/** A fault to be shown to whoever asked. */
class NoAnswer extends Error {}

/** Answers one look on its row. The row is the lock: of several workers one has it. */
export async function runProbe(ingest: Ingest, id: string, signal: AbortSignal): Promise<void> {
  const probe = await take(ingest, id);
  if (!probe) return;
  const done = (data: Prisma.ProbeUpdateManyMutationInput) => ingest.db.probe.updateMany({ where: { id, state: 'RUNNING', attempts: probe.attempts }, data: { ...data, doneAt: ingest.clock.now() } });
  try {
    if (probe.attempts > ATTEMPTS) throw new NoAnswer('The worker ended each time that it was tried');
    await done({ state: 'DONE', answer: storable(await answerTo(ingest, probe, signal)) });
  } catch (error) {
    if (signal.aborted) {
      await ingest.db.probe.updateMany({ where: { id, state: 'RUNNING' }, data: { state: 'WAITING', takenUntil: null } });
      return;
    }
    if (!(error instanceof NoAnswer)) ingest.log.error({ err: error, probe: id }, 'A look at a page failed');
    await done({ state: 'FAILED', error: (error as Error).message.slice(0, 500) });
  }
}

async function take({ db }: Ingest, id: string): Promise<ProbeModel | null> {
  const taken = await db.$executeRaw`
    update probe set state = 'RUNNING', attempts = attempts + 1, taken_until = now() + make_interval(secs => ${LEASE_SECONDS}::int)
    where id = ${id}::uuid and state in ('WAITING', 'RUNNING') and (taken_until is null or taken_until <= now())`;
  return taken > 0 ? db.probe.findUnique({ where: { id } }) : null;
}

async function answerTo(ingest: Ingest, { kind, url, recipe }: ProbeModel, signal: AbortSignal): Promise<object> {
  if (kind === 'TRY_RECIPE') return trialOf(ingest, recipe, await pageAt(ingest, url, signal));
  const page = await fetched(ingest, url, signal);
  return feedsThatWork(ingest, discoverFeeds(page.html, page.url), signal);
}

interface Page {
  html: string;
  url: string;
}

/** As it was read last, where it was; else as it is now. */
async function pageAt(ingest: Ingest, url: string, signal: AbortSignal): Promise<Page> {
  const revision = await ingest.db.revision.findFirst({ where: { article: { urlKey: articleKey(url) ?? '' } }, orderBy: { number: 'desc' } });
  return revision ? { html: await readKept(ingest, revision), url: revision.finalUrl } : fetched(ingest, url, signal);
}

async function fetched(ingest: Ingest, url: string, signal: AbortSignal): Promise<Page> {
  const answer = await askInTurn(ingest, url, { accept: 'PAGE', signal });
  if (!answer) throw new NoAnswer('The site is busy with other requests of ours: ask again in a while');
  if (answer.outcome !== 'OK') throw new NoAnswer('message' in answer ? answer.message : 'The site sent no page');
  return { html: decodePage(answer.body, { contentType: answer.contentType ?? undefined }).text, url: answer.url };
}

function trialOf({ limits }: Ingest, given: unknown, { html, url }: Page): object {
  const recipe = parseRecipe(given);
  const options = { url, limits: limits.page };
  const tried = extractWithCandidates(html, { ...options, recipe });
  const found = { title: tried.candidates.title, byline: tried.candidates.byline, published: tried.candidates.published, body: tried.candidates.text };
  const unused = (['title', 'byline', 'published', 'body'] as const).filter((field) => recipe[field] !== undefined && !found[field].some(({ from }) => from === 'recipe'));
  return { withRecipe: shown(tried.article), without: shown(extractWithCandidates(html, options).article), unused };
}

function shown({ title, byline, publishedAt, text, quality }: ReturnType<typeof extractWithCandidates>['article']): object {
  return { title, byline, publishedAt, text, kind: quality.kind, reason: quality.reason };
}

/** PostgreSQL's JSON holds neither NUL nor lone surrogates. */
function storable(answer: object): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(answer, (_key, value: unknown) => (typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value))) as Prisma.InputJsonValue;
}
