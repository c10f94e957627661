import type { EntityKind } from '../../prisma/client/enums.ts';
import type { ChangeModel } from '../../prisma/client/models.ts';
import { Change } from '../../schema/types/change.ts';
import { writeFeedCursor } from '../changes/read.ts';
import { namesOne } from '../incidents/embargo.ts';
import { may } from '../policies/permit.ts';
import type { Context } from '../context.ts';
import { decimalsFor } from './decimals.ts';
import { globalId, type NodeType } from './ids.ts';
import { coarse, type Decimals } from './coarse.ts';
import { WITHHELD, withheldNames } from './withheld.ts';

/** How each kind of the feed is called as a node. */
export const NODE_TYPES: Record<EntityKind, NodeType> = {
  INCIDENT: 'Incident', HUMANITARIAN_NOTE: 'HumanitarianNote', PUBLISHED_TALLY: 'PublishedTally', STATEMENT: 'Statement', RELEASE: 'Release',
};

/**
 * A change as a viewer may see it: the public sees each side only while it was public, points as coarse as everywhere, and of what has
 * left the public only that it left. It depends on the viewer's role and on nothing else of them, so that one execution can serve all
 * who share a role (server/resolvers/sharedChanges.ts).
 */
export async function presentChange(context: Context, row: ChangeModel): Promise<Change> {
  const desk = may(context.viewer, 'read the desk');
  const decimals = await decimalsFor(context);
  const tombstone = row.publicBefore && !row.publicAfter;
  return Object.assign(new Change(), {
    cursor: writeFeedCursor(row.seq, row),
    at: row.at, kind: row.kind, entityKind: row.entityKind, entityId: globalId(NODE_TYPES[row.entityKind], row.entityId),
    entityVersion: row.entityVersion, code: row.code, reason: await shownWords(context, row, row.reason), actorRole: row.actorRole,
    tombstone,
    before: desk || (row.publicBefore && !tombstone) ? await shownSide(context, row, row.before, decimals) : null,
    after: desk || row.publicAfter ? await shownSide(context, row, row.after, decimals) : null,
  });
}

interface Side {
  lat?: number | null;
  lon?: number | null;
  quote?: string | null;
  articleId?: string | null;
  title?: string | null;
  placeName?: string | null;
  gradeReason?: string | null;
  overrideReason?: string | null;
}

const WORDS = ['title', 'placeName', 'gradeReason', 'overrideReason'] as const;

/** Words of a change of an incident: a name may have come under embargo after they were written. */
async function shownWords(context: Context, { entityKind, entityId }: ChangeModel, words: string | null | undefined): Promise<string | null> {
  if (words == null || entityKind !== 'INCIDENT') return words ?? null;
  return namesOne(words, await withheldNames(context, null, entityId)) ? WITHHELD : words;
}

/** One side of a change with coarsened points, and without words that name a victim under embargo. */
async function shownSide(context: Context, row: ChangeModel, side: unknown, decimals: Decimals): Promise<unknown> {
  if (typeof side !== 'object' || side === null) return side;
  const { lat, lon, quote, articleId } = side as Side;
  const words = await Promise.all(WORDS.map(async (name) => [name, await shownWords(context, row, (side as Side)[name])] as const));
  const withheld = quote != null && namesOne(quote, await withheldNames(context, articleId ?? null));
  return {
    ...side,
    ...Object.fromEntries(words.filter(([, shown]) => shown === WITHHELD)),
    ...(lat != null && { lat: coarse(lat, decimals) }), ...(lon != null && { lon: coarse(lon, decimals) }),
    ...(withheld && { quote: WITHHELD }),
  };
}
