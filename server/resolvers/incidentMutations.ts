import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { ApproveIncidentInput, MergeIncidentsInput, RetractInput, SplitIncidentInput, UpdateIncidentInput } from '../../schema/inputs/incidents.ts';
import { IncidentPayload, RecordPayload } from '../../schema/types/payloads.ts';
import type { Context } from '../context.ts';
import { DeskError } from '../errors.ts';
import { approveIncident } from '../incidents/approve.ts';
import { mergeIncidents } from '../incidents/merge.ts';
import { retractIncident } from '../incidents/retract.ts';
import { splitIncident } from '../incidents/split.ts';
import { updateIncident } from '../incidents/update.ts';
import { permit } from '../policies/permit.ts';
import { readIncidentNow } from '../read/afterwards.ts';
import { patchDraft } from '../read/drafts.ts';
import { localId, localIds, readGlobalId } from '../read/ids.ts';
import type { RecordTable } from '../records/kinds.ts';
import { retractRecord } from '../records/retract.ts';

const TABLES: Record<string, RecordTable> = { HumanitarianNote: 'humanitarian_note', PublishedTally: 'published_tally', Statement: 'statement' };

@Resolver()
export class IncidentMutations {
  @Mutation(() => IncidentPayload, { description: 'Corrects, regrades or moves an incident.' })
  async updateIncident(@Ctx() context: Context, @Arg('input', () => UpdateIncidentInput) input: UpdateIncidentInput): Promise<IncidentPayload> {
    permit(context.viewer, 'change incidents');
    const id = localId('Incident', input.id);
    await updateIncident(context.db, context.viewer, { ...input, id, patch: patchDraft(input.patch) });
    return { incident: await readIncidentNow(context, id) };
  }

  @Mutation(() => IncidentPayload, { description: 'Makes a proposed incident public.' })
  async approveIncident(@Ctx() context: Context, @Arg('input', () => ApproveIncidentInput) input: ApproveIncidentInput): Promise<IncidentPayload> {
    permit(context.viewer, 'approve incidents');
    const id = localId('Incident', input.id);
    await approveIncident(context.db, context.viewer, { ...input, id });
    return { incident: await readIncidentNow(context, id) };
  }

  @Mutation(() => IncidentPayload, { description: 'Takes an incident back: it leaves every total and stays as a tombstone under its code.' })
  async retractIncident(@Ctx() context: Context, @Arg('input', () => RetractInput) input: RetractInput): Promise<IncidentPayload> {
    permit(context.viewer, 'retract records');
    const id = localId('Incident', input.id);
    await retractIncident(context.db, context.viewer, { ...input, id });
    return { incident: await readIncidentNow(context, id) };
  }

  @Mutation(() => IncidentPayload, { description: 'Two records of one event become one; the merged one\'s codes lead to the survivor, which is answered.' })
  async mergeIncidents(@Ctx() context: Context, @Arg('input', () => MergeIncidentsInput) input: MergeIncidentsInput): Promise<IncidentPayload> {
    permit(context.viewer, 'merge and split incidents');
    const into = { id: localId('Incident', input.intoId), expectedVersion: input.intoExpectedVersion };
    await mergeIncidents(context.db, context.viewer, { into, from: { id: localId('Incident', input.id), expectedVersion: input.expectedVersion }, reason: input.reason });
    return { incident: await readIncidentNow(context, into.id) };
  }

  @Mutation(() => IncidentPayload, { description: 'One record turns out to be of two events; the new incident is answered.' })
  async splitIncident(@Ctx() context: Context, @Arg('input', () => SplitIncidentInput) input: SplitIncidentInput): Promise<IncidentPayload> {
    permit(context.viewer, 'merge and split incidents');
    const made = await splitIncident(context.db, context.viewer, {
      id: localId('Incident', input.id), expectedVersion: input.expectedVersion, reason: input.reason,
      remaining: patchDraft(input.remaining), part: patchDraft(input.part), claimIds: localIds('Claim', input.claimIds) ?? [],
    });
    return { incident: await readIncidentNow(context, made.id) };
  }

  @Mutation(() => RecordPayload, { description: 'Takes a humanitarian note, a published tally or a statement back.' })
  async retractRecord(@Ctx() { db, viewer }: Context, @Arg('input', () => RetractInput) input: RetractInput): Promise<RecordPayload> {
    permit(viewer, 'retract records');
    const { type, id } = readGlobalId(input.id);
    const table = TABLES[type];
    if (!table) throw new DeskError('BAD_USER_INPUT', 'Only notes, tallies and statements are retracted here; incidents by retractIncident');
    return { id: input.id, version: await retractRecord(db, viewer, table, { ...input, id }) };
  }
}
