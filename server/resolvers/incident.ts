import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Role, type RecordState } from '../../prisma/client/enums.ts';
import { PageArgs, type Connection } from '../../schema/connection.ts';
import { IncidentOrder } from '../../schema/enums.ts';
import { IncidentFilter } from '../../schema/inputs/filters.ts';
import { Claim } from '../../schema/types/claim.ts';
import { ExternalCode, Incident, IncidentConnection, IncidentParty, Victim } from '../../schema/types/incident.ts';
import { Location } from '../../schema/types/places.ts';
import type { Context } from '../context.ts';
import { DeskError } from '../errors.ts';
import { independentSources } from '../incidents/assess.ts';
import { heldIn } from '../incidents/victims.ts';
import { may, permit } from '../policies/permit.ts';
import { asOfSequence } from '../read/asOf.ts';
import type { MadeBy } from '../read/incidentLoaders.ts';
import { decimalsFor } from '../read/decimals.ts';
import { localId } from '../read/ids.ts';
import { findIncident, isListed, listIncidents } from '../read/incidents.ts';
import { presentIncident, presentLocation, presentParty, range, type IncidentSource } from '../read/present.ts';
import { presentClaim } from '../read/presentClaim.ts';
import { wordsOf } from '../read/withheld.ts';
import type { Viewer } from '../viewer.ts';

/** Whether the viewer sees only that the incident was: nobody stays accused or named by a record that was taken back. */
function isTombstone({ state }: { state: RecordState }, viewer: Viewer): boolean {
  return state !== 'PUBLISHED' && !may(viewer, 'read the desk');
}

/** The change that made a version of an incident. */
async function changeOf({ loaders }: Context, { incidentId, fromSeq }: IncidentSource['row']): Promise<MadeBy | null> {
  const change = await loaders.change.load(fromSeq);
  return change?.entityId === incidentId ? change : null;
}

@Resolver(() => Incident)
export class IncidentResolver {
  @Query(() => Incident, { nullable: true, description: 'One incident, by global id or by any code that it is known under; merged ones lead to where they live on.' })
  async incident(
    @Ctx() context: Context,
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Arg('code', () => String, { nullable: true }) code: string | null,
    @Arg('asOf', () => GraphQLDateTime, { nullable: true, description: 'As it was assessed at this instant.' }) asOf: Date | null,
  ): Promise<Incident | null> {
    permit(context.viewer, 'read public records');
    if ((id == null) === (code == null)) throw new DeskError('BAD_USER_INPUT', 'Ask for an incident by id or by code, one of them');
    const by = id != null ? { id: localId('Incident', id) } : { code: code ?? '' };
    const row = await findIncident(context.db, context.viewer, by, await asOfSequence(context.db, asOf));
    return row && presentIncident(row, await decimalsFor(context));
  }

  @Query(() => IncidentConnection, { description: 'Incidents that hold, or that held at an instant.' })
  async incidents(
    @Ctx() context: Context,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => IncidentFilter, { nullable: true }) filter: IncidentFilter | null,
    @Arg('orderBy', () => IncidentOrder, { defaultValue: IncidentOrder.START_DATE_DESC }) orderBy: IncidentOrder,
    @Arg('asOf', () => GraphQLDateTime, { nullable: true }) asOf: Date | null,
  ): Promise<Connection<Incident>> {
    permit(context.viewer, 'read public records');
    const decimals = await decimalsFor(context);
    return listIncidents(context.db, context.viewer, {
      args, limit: context.settings.PAGE_LIMIT, filter, orderBy, asOf: await asOfSequence(context.db, asOf), decimals,
    });
  }

  @FieldResolver(() => String, { nullable: true })
  title(@Root() { row }: IncidentSource, @Ctx() context: Context): Promise<string | null> {
    return wordsOf(context, row, row.title);
  }

  @FieldResolver(() => String, { nullable: true })
  placeName(@Root() { row }: IncidentSource, @Ctx() context: Context): Promise<string | null> {
    return wordsOf(context, row, row.placeName);
  }

  @FieldResolver(() => String, { nullable: true })
  gradeReason(@Root() { row }: IncidentSource, @Ctx() context: Context): Promise<string | null> {
    return wordsOf(context, row, row.gradeReason);
  }

  @FieldResolver(() => String, { nullable: true })
  overrideReason(@Root() { row }: IncidentSource, @Ctx() context: Context): Promise<string | null> {
    return wordsOf(context, row, row.overrideReason);
  }

  @FieldResolver(() => Role, { nullable: true })
  async recordedByRole(@Root() { row }: IncidentSource, @Ctx() context: Context): Promise<Role | null> {
    return (await changeOf(context, row))?.actorRole ?? null;
  }

  @FieldResolver(() => String, { nullable: true })
  async recordedByName(@Root() { row }: IncidentSource, @Ctx() context: Context): Promise<string | null> {
    if (!may(context.viewer, 'see who acted')) return null;
    const actor = (await changeOf(context, row))?.actorId;
    return actor ? context.loaders.userName.load(actor) : null;
  }

  @FieldResolver(() => String, { nullable: true })
  async changeReason(@Root() { row }: IncidentSource, @Ctx() context: Context): Promise<string | null> {
    return wordsOf(context, row, (await changeOf(context, row))?.reason ?? null);
  }

  @FieldResolver(() => Location, { nullable: true })
  async location(@Root() { row }: IncidentSource, @Ctx() context: Context): Promise<Location | null> {
    const location = row.locationId && (await context.loaders.location.load(row.locationId));
    return location ? presentLocation(location, await decimalsFor(context)) : null;
  }

  @FieldResolver(() => [IncidentParty])
  async parties(@Root() { row }: IncidentSource, @Ctx() { loaders, viewer }: Context): Promise<IncidentParty[]> {
    if (isTombstone(row, viewer)) return [];
    const rows = await loaders.parties.load(row);
    return Promise.all(rows.map(async ({ partyId, verdict, concededMin, concededMax, verdictOn, reference }) => {
      const party = await loaders.party.load(partyId);
      if (!party) throw new Error(`Party ${partyId} is gone`);
      return { party: presentParty(party), verdict, conceded: range(concededMin, concededMax), verdictOn, reference };
    }));
  }

  @FieldResolver(() => [ExternalCode])
  externalCodes(@Root() { row }: IncidentSource, @Ctx() { loaders }: Context): Promise<ExternalCode[]> {
    return loaders.externalCodes.load(row.incidentId);
  }

  @FieldResolver(() => [Victim])
  async victims(@Root() { row }: IncidentSource, @Ctx() { loaders, viewer }: Context): Promise<Victim[]> {
    if (isTombstone(row, viewer)) return [];
    const all = may(viewer, 'see names under embargo');
    const victims = (await loaders.victims.load(row.incidentId)).filter((victim) => heldIn(victim, row) && (all || !victim.embargoed));
    return victims.map(({ personId, ...said }) => ({ ...said, id: personId }));
  }

  @FieldResolver(() => [Claim], { description: 'What the sources say, that this assessment rests on.' })
  async claims(@Root() { row }: IncidentSource, @Ctx() { loaders }: Context): Promise<Claim[]> {
    const claims = await loaders.claim.loadMany(row.claimIds);
    return claims.flatMap((claim) => (claim && !(claim instanceof Error) ? [presentClaim(claim)] : []));
  }

  @FieldResolver(() => Number)
  async independentSources(@Root() { row }: IncidentSource, @Ctx() { loaders }: Context): Promise<number> {
    const claims = await loaders.claim.loadMany(row.claimIds);
    return independentSources(claims.flatMap((claim) => (claim && !(claim instanceof Error) ? [claim] : [])));
  }

  @FieldResolver(() => [Incident])
  async history(@Root() { row }: IncidentSource, @Ctx() context: Context): Promise<Incident[]> {
    const decimals = await decimalsFor(context);
    const rows = await context.loaders.versions.load(row.incidentId);
    return rows.filter(({ state }) => isListed(state, context.viewer)).map((each) => presentIncident(each, decimals));
  }
}
