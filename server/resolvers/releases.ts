import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { ReleaseModel } from '../../prisma/client/models.ts';
import { CursorScalar } from '../../schema/connection.ts';
import { DifferenceCounts, ReleaseDifference, type ReleaseDifferenceEntry } from '../../schema/types/difference.ts';
import { Release } from '../../schema/types/summary.ts';
import type { Context } from '../context.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { globalId } from '../read/ids.ts';
import type { Rooted } from '../read/present.ts';
import { NODE_TYPES } from '../read/presentChange.ts';
import { readPlace, writePlace } from '../releases/place.ts';
import { compareReleases, countDifferences, listDifferences, type Compared, type ShownDifference } from '../releases/difference.ts';
import { RELEASED } from '../releases/shape.ts';

function presentDifference({ recordKind, recordId, ...difference }: ShownDifference): ReleaseDifferenceEntry {
  const entityKind = RELEASED[recordKind];
  return { ...difference, entityKind, entityId: globalId(NODE_TYPES[entityKind], recordId) } as ReleaseDifferenceEntry;
}

@Resolver(() => Release)
export class ReleaseFields {
  @FieldResolver(() => String, { nullable: true, description: 'Root of the Merkle tree (RFC 6962) over the released records, hexadecimal; null for the moments until it is made.' })
  async root(@Root() { row }: Rooted<ReleaseModel>, @Ctx() { loaders }: Context): Promise<string | null> {
    return (await loaders.firstEdition.load(row.id))?.root ?? null;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'How many records the release holds.' })
  async records(@Root() { row }: Rooted<ReleaseModel>, @Ctx() { loaders }: Context): Promise<number | null> {
    return (await loaders.firstEdition.load(row.id))?.leaves ?? null;
  }
}

@Resolver(() => ReleaseDifference)
export class ReleaseDifferenceResolver {
  @Query(() => ReleaseDifference, { description: 'What changed from one release to another, record by record, or from a release until now.' })
  async releaseDifference(
    @Ctx() { db, viewer, settings }: Context,
    @Arg('from', () => Int, { description: 'Number of the earlier release.' }) from: number,
    @Arg('to', () => Int, { nullable: true, description: 'Number of the later release; now where absent.' }) to: number | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many records.' }) first: number,
    @Arg('after', () => CursorScalar, { nullable: true, description: 'Where the page before ended.' }) after: string | null,
  ): Promise<ReleaseDifference & { compared: Compared }> {
    permit(viewer, 'read public records');
    if (first < 0 || first > settings.PAGE_LIMIT) throw new DeskError('BAD_USER_INPUT', `A page holds 0 to ${settings.PAGE_LIMIT} differences, not ${first}`);
    const place = after == null ? null : readPlace(after);
    const compared = await compareReleases(db, viewer, from, to ?? null);
    const found = await listDifferences(db, compared, place, first + 1);
    const shown = found.slice(0, first);
    const last = shown.at(-1);
    return Object.assign(new ReleaseDifference(), {
      from, to: to ?? null, compared, entries: shown.map(presentDifference), next: found.length > first && last ? writePlace(last) : null,
    });
  }

  @FieldResolver(() => DifferenceCounts, { description: 'How many records differ in all.' })
  async counts(@Root() { compared }: { compared: Compared }, @Ctx() { db }: Context): Promise<DifferenceCounts> {
    const { ADDED: added, CHANGED: changed, REGRADED: regraded, MERGED: merged, RETRACTED: retracted, OUT_OF_SCOPE: outOfScope } = await countDifferences(db, compared);
    return { added, changed, regraded, merged, retracted, outOfScope };
  }
}
