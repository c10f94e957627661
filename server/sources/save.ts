import { Prisma } from '../../prisma/client/client.ts';
import type { SourceModel } from '../../prisma/client/models.ts';
import type { FeedKind, Reliability, SourceKind } from '../../prisma/client/enums.ts';
import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { parseRecipe } from '../../common/recipe.ts';
import { checkUrl } from '../../common/net/checkUrl.ts';
import type { NetPolicy } from '../../common/net/policy.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit, lastDeed } from '../records/audit.ts';
import { mustBeNew } from '../records/mustBeNew.ts';
import { once, type ClientKey } from '../records/once.ts';
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
  readsReserved?: boolean | null;
  feeds?: FeedDraft[] | null;
}

/** Adds a source with its feeds; the next sweep polls them. @throws DeskError BAD_USER_INPUT, ALREADY_EXISTS */
export async function createSource(db: Db, net: NetPolicy, viewer: Viewer, draft: SourceDraft, key?: ClientKey): Promise<SourceModel> {
  permit(viewer, 'manage sources');
  checkName(draft.name);
  for (const feed of draft.feeds ?? []) checkFeed(feed, net);
  return transact(db, async (tx) => {
    const { id } = await once(tx, viewer, 'createSource', key, draft, async () => {
      const source = await mustBeNew(`There is a source named "${draft.name}" already, or a feed is given twice`, () => tx.source.create({
        data: {
          name: draft.name, language: draft.language ?? null, country: draft.country ?? null, kind: draft.kind ?? 'NEWS_OUTLET', reliability: draft.reliability ?? 'F',
          homepage: draft.homepage ?? null, recipe: recipeColumn(draft.recipe), readsReserved: draft.readsReserved ?? false,
          feeds: { create: (draft.feeds ?? []).map(feedColumns) },
        },
      }));
      await audit(tx, viewer, { deed: 'create source', subjectType: 'Source', subjectId: source.id, after: draft });
      return { id: source.id };
    });
    return tx.source.findUniqueOrThrow({ where: { id } });
  });
}

/** Adds one more feed to a source. @returns the source @throws DeskError BAD_USER_INPUT, NOT_FOUND, ALREADY_EXISTS */
export async function addFeed(db: Db, net: NetPolicy, viewer: Viewer, sourceId: string, feed: FeedDraft, key?: ClientKey): Promise<SourceModel> {
  permit(viewer, 'manage sources');
  checkFeed(feed, net);
  return transact(db, async (tx) => {
    const source = await tx.source.findUnique({ where: { id: sourceId } });
    if (!source) throw new DeskError('NOT_FOUND', 'There is no such source');
    await once(tx, viewer, 'addFeed', key, { sourceId, ...feed }, async () => {
      const { id } = await mustBeNew('The source has this feed already', () => tx.feed.create({ data: { ...feedColumns(feed), sourceId } }));
      await audit(tx, viewer, { deed: 'add feed', subjectType: 'Feed', subjectId: id, after: feed });
      return { id };
    });
    return source;
  });
}

export interface SourcePatch extends Omit<SourceDraft, 'feeds' | 'name'> {
  name?: string | null;
  active?: boolean | null;
}

/** Absent leaves a field as it is, null clears it; what can't be empty can't be cleared. @throws DeskError STALE, NOT_FOUND, ALREADY_EXISTS, BAD_USER_INPUT */
export async function updateSource(db: Db, viewer: Viewer, id: string, expectedVersion: number, patch: SourcePatch, key?: ClientKey): Promise<SourceModel> {
  permit(viewer, 'manage sources');
  if (patch.name !== undefined) checkName(patch.name ?? '');
  for (const name of ['kind', 'reliability', 'active', 'readsReserved'] as const) {
    if (patch[name] === null) throw new DeskError('BAD_USER_INPUT', `${name} can't be cleared: give another value or leave it out`);
  }
  return transact(db, async (tx) => {
    await once(tx, viewer, 'updateSource', key, { id, expectedVersion, patch }, async () => {
      const { count } = await mustBeNew(`There is a source named "${patch.name}" already`, () =>
        tx.source.updateMany({ where: { id, version: expectedVersion }, data: { version: { increment: 1 }, ...patchColumns(patch) } }));
      if (count === 0) throw await staleSource(tx, id);
      await audit(tx, viewer, { deed: 'update source', subjectType: 'Source', subjectId: id, after: patch });
      return { version: expectedVersion + 1 };
    });
    return tx.source.findUniqueOrThrow({ where: { id } });
  });
}

function patchColumns({ name, language, country, kind, reliability, homepage, active, recipe, readsReserved }: SourcePatch): Prisma.SourceUpdateManyMutationInput {
  return {
    ...(name != null && { name }),
    ...(language !== undefined && { language }),
    ...(country !== undefined && { country }),
    ...(kind != null && { kind }),
    ...(reliability != null && { reliability }),
    ...(homepage !== undefined && { homepage }),
    ...(active != null && { active }),
    ...(recipe !== undefined && { recipe: recipeColumn(recipe) }),
    ...(readsReserved != null && { readsReserved }),
  };
}

async function staleSource(tx: Tx, id: string): Promise<DeskError> {
  if (!(await tx.source.findUnique({ where: { id } }))) return new DeskError('NOT_FOUND', 'There is no such source');
  return new DeskError('STALE', `Somebody else changed this source first: ${await lastDeed(tx, 'Source', id)}. Read it again and decide anew`);
}

const LONGEST_NAME = 300;
const LONGEST_URL = 2_000;

function checkName(name: string): void {
  if (name.trim() === '' || name.length > LONGEST_NAME) throw new DeskError('BAD_USER_INPUT', `A source needs a name of at most ${LONGEST_NAME} characters`);
}

function checkFeed({ kind, url, selector, intervalMinutes }: FeedDraft, net: NetPolicy): void {
  if (url.length > LONGEST_URL) throw new DeskError('BAD_USER_INPUT', `The feed's address has more than ${LONGEST_URL} characters`);
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
  return checkedRecipe(recipe);
}

/** @throws DeskError BAD_USER_INPUT naming every field that is wrong */
export function checkedRecipe(recipe: unknown): Prisma.InputJsonObject {
  try {
    return { ...parseRecipe(recipe) };
  } catch (error) {
    throw new DeskError('BAD_USER_INPUT', (error as Error).message);
  }
}
