import { Prisma } from '../../prisma/client/client.ts';
import type { SourceModel } from '../../prisma/client/models.ts';
import type { FeedKind, Reliability, SourceKind } from '../../prisma/client/enums.ts';
import { transact, type Db } from '../../prisma/db.ts';
import { checkUrl } from '../../common/net/checkUrl.ts';
import type { NetPolicy } from '../../common/net/policy.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import type { Viewer } from '../viewer.ts';

export interface FeedDraft {
  kind: FeedKind;
  url: string;
  selector?: string | null;
  intervalMinutes?: number | null;
}

export interface SourceDraft {
  name: string;
  language?: string | null;
  country?: string | null;
  kind?: SourceKind | null;
  reliability?: Reliability | null;
  homepage?: string | null;
  recipe?: unknown;
  feeds?: FeedDraft[] | null;
}

/** Adds a source with its feeds; the next sweep polls them. @throws DeskError BAD_USER_INPUT, ALREADY_EXISTS */
export async function createSource(db: Db, net: NetPolicy, viewer: Viewer, draft: SourceDraft): Promise<SourceModel> {
  permit(viewer, 'manage sources');
  if (draft.name.trim() === '') throw new DeskError('BAD_USER_INPUT', 'A source needs a name');
  for (const feed of draft.feeds ?? []) checkFeed(feed, net);
  return transact(db, async (tx) => {
    if (await tx.source.findUnique({ where: { name: draft.name } })) throw new DeskError('ALREADY_EXISTS', `There is a source named "${draft.name}" already`);
    const source = await tx.source.create({
      data: {
        name: draft.name, language: draft.language ?? null, country: draft.country ?? null, kind: draft.kind ?? 'NEWS_OUTLET', reliability: draft.reliability ?? 'F',
        homepage: draft.homepage ?? null, recipe: recipeColumn(draft.recipe),
        feeds: { create: (draft.feeds ?? []).map(feedColumns) },
      },
    });
    await audit(tx, viewer, { deed: 'create source', subjectType: 'Source', subjectId: source.id, after: draft });
    return source;
  });
}

export async function addFeed(db: Db, net: NetPolicy, viewer: Viewer, sourceId: string, feed: FeedDraft): Promise<void> {
  permit(viewer, 'manage sources');
  checkFeed(feed, net);
  await transact(db, async (tx) => {
    if (!(await tx.source.findUnique({ where: { id: sourceId } }))) throw new DeskError('NOT_FOUND', 'There is no such source');
    if (await tx.feed.findUnique({ where: { sourceId_url: { sourceId, url: feed.url } } })) throw new DeskError('ALREADY_EXISTS', 'The source has this feed already');
    const { id } = await tx.feed.create({ data: { ...feedColumns(feed), sourceId } });
    await audit(tx, viewer, { deed: 'add feed', subjectType: 'Feed', subjectId: id, after: feed });
  });
}

export interface SourcePatch extends Omit<SourceDraft, 'feeds' | 'name'> {
  name?: string | null;
  active?: boolean | null;
}

/** Absent leaves a field as it is, null clears it. @throws DeskError STALE */
export async function updateSource(db: Db, viewer: Viewer, id: string, expectedVersion: number, patch: SourcePatch): Promise<SourceModel> {
  permit(viewer, 'manage sources');
  return transact(db, async (tx) => {
    const { count } = await tx.source.updateMany({
      where: { id, version: expectedVersion },
      data: {
        version: { increment: 1 },
        ...(patch.name != null && { name: patch.name }),
        ...(patch.language !== undefined && { language: patch.language }),
        ...(patch.country !== undefined && { country: patch.country }),
        ...(patch.kind != null && { kind: patch.kind }),
        ...(patch.reliability != null && { reliability: patch.reliability }),
        ...(patch.homepage !== undefined && { homepage: patch.homepage }),
        ...(patch.active != null && { active: patch.active }),
        ...(patch.recipe !== undefined && { recipe: recipeColumn(patch.recipe) }),
      },
    });
    if (count === 0) {
      if (!(await tx.source.findUnique({ where: { id } }))) throw new DeskError('NOT_FOUND', 'There is no such source');
      throw new DeskError('STALE', 'Somebody else changed this source first: read it again and decide anew');
    }
    await audit(tx, viewer, { deed: 'update source', subjectType: 'Source', subjectId: id, after: patch });
    return tx.source.findUniqueOrThrow({ where: { id } });
  });
}

function checkFeed({ kind, url, selector, intervalMinutes }: FeedDraft, net: NetPolicy): void {
  const verdict = checkUrl(url, net);
  if (!verdict.ok) throw new DeskError('BAD_USER_INPUT', `The feed's address can't be used: ${verdict.reason}`);
  if (kind === 'LIST_PAGE' && !selector) throw new DeskError('BAD_USER_INPUT', 'A list page needs the CSS selector of its links');
  if (intervalMinutes != null && (intervalMinutes < 1 || intervalMinutes > 43_200)) throw new DeskError('BAD_USER_INPUT', 'The interval is 1 to 43200 minutes');
}

function feedColumns({ kind, url, selector, intervalMinutes }: FeedDraft) {
  return { kind, url, selector: selector ?? null, intervalMinutes: intervalMinutes ?? null };
}

function recipeColumn(recipe: unknown) {
  if (recipe === undefined || recipe === null) return Prisma.DbNull;
  if (typeof recipe !== 'object' || Array.isArray(recipe)) throw new DeskError('BAD_USER_INPUT', 'A recipe is an object of selectors');
  return recipe as Prisma.InputJsonObject;
}
