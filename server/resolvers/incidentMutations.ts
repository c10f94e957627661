import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { ApproveIncidentInput, ApproveRecordInput, MergeIncidentsInput, RetractInput, SplitIncidentInput, UpdateIncidentInput, UpdateVictimsInput } from '../../schema/inputs/incidents.ts';
import { IncidentPayload, RecordPayload } from '../../schema/types/payloads.ts';
import type { Context } from '../context.ts';
import { DeskError } from '../errors.ts';
import { approveIncident } from '../incidents/approve.ts';
import { mergeIncidents } from '../incidents/merge.ts';
import { retractIncident } from '../incidents/retract.ts';
import { splitIncident } from '../incidents/split.ts';
import { updateIncident } from '../incidents/update.ts';
import { updateVictims } from '../incidents/updateVictims.ts';
import { permit } from '../policies/permit.ts';
import { readIncidentNow } from '../read/afterwards.ts';
import { patchDraft } from '../read/drafts.ts';
import { localId, localIds, readGlobalId } from '../read/ids.ts';
import { approveRecord } from '../records/approve.ts';
import { tableOf, type RecordTable } from '../records/kinds.ts';
import { retractRecord } from '../records/retract.ts';

/** The record that a global id names. @throws DeskError BAD_USER_INPUT */
function recordOf(globalId: string): { table: RecordTable; id: string } {
  const { type, id } = readGlobalId(globalId);
  const table = tableOf(type);
  if (!table) throw new DeskError('BAD_USER_INPUT', 'This is not the id of a note, a tally or a statement; incidents have mutations of their own');
  return { table, id };
}

@Resolver()
export class IncidentMutations {
  @Mutation(() => IncidentPayload, { description: 'Corrects, regrades or moves an incident.' })
  async updateIncident(@Ctx() context: Context, @Arg('input', () => UpdateIncidentInput) { id: globalId, patch, ...seen }: UpdateIncidentInput): Promise<IncidentPayload> {
    permit(context.viewer, 'change incidents');
    const id = localId('Incident', globalId);
    await updateIncident(context.db, context.viewer, { ...seen, id, patch: patchDraft(patch) });
    return { incident: await readIncidentNow(context, id) };
  }

  @Mutation(() => IncidentPayload, { description: 'Corrects who was harmed, and which names are under embargo.' })
  async updateVictims(@Ctx() context: Context, @Arg('input', () => UpdateVictimsInput) { id: globalId, ...input }: UpdateVictimsInput): Promise<IncidentPayload> {
    permit(context.viewer, 'change incidents');
    const id = localId('Incident', globalId);
    await updateVictims(context.db, context.viewer, { ...input, id });
    return { incident: await readIncidentNow(context, id) };
  }

  @Mutation(() => IncidentPayload, { description: 'Makes a proposed incident public.' })
  async approveIncident(@Ctx() context: Context, @Arg('input', () => ApproveIncidentInput) { id: globalId, ...seen }: ApproveIncidentInput): Promise<IncidentPayload> {
    permit(context.viewer, 'approve records');
    const id = localId('Incident', globalId);
    await approveIncident(context.db, context.viewer, { ...seen, id });
    return { incident: await readIncidentNow(context, id) };
  }

  @Mutation(() => IncidentPayload, { description: 'Takes an incident back: it leaves every total and stays as a tombstone under its code.' })
  async retractIncident(@Ctx() context: Context, @Arg('input', () => RetractInput) { id: globalId, ...seen }: RetractInput): Promise<IncidentPayload> {
    permit(context.viewer, 'retract records');
    const id = localId('Incident', globalId);
    await retractIncident(context.db, context.viewer, { ...seen, id });
    return { incident: await readIncidentNow(context, id) };
  }

  @Mutation(() => IncidentPayload, { description: 'Two records of one event become one; the merged one\'s codes lead to the survivor, which is answered.' })
  async mergeIncidents(@Ctx() context: Context, @Arg('input', () => MergeIncidentsInput) input: MergeIncidentsInput): Promise<IncidentPayload> {
    permit(context.viewer, 'merge and split incidents');
    const into = { id: localId('Incident', input.intoId), expectedVersion: input.intoExpectedVersion };
    await mergeIncidents(context.db, context.viewer, { into, from: { id: localId('Incident', input.id), expectedVersion: input.expectedVersion }, reason: input.reason, clientMutationId: input.clientMutationId });
    return { incident: await readIncidentNow(context, into.id) };
  }

  @Mutation(() => IncidentPayload, { description: 'One record turns out to be of two events; the new incident is answered.' })
  async splitIncident(@Ctx() context: Context, @Arg('input', () => SplitIncidentInput) input: SplitIncidentInput): Promise<IncidentPayload> {
    permit(context.viewer, 'merge and split incidents');
    const made = await splitIncident(context.db, context.viewer, {
      id: localId('Incident', input.id), expectedVersion: input.expectedVersion, reason: input.reason, clientMutationId: input.clientMutationId,
      remaining: patchDraft(input.remaining), part: patchDraft(input.part), claimIds: localIds('Claim', input.claimIds) ?? [],
    });
    return { incident: await readIncidentNow(context, made.id) };
  }

  @Mutation(() => RecordPayload, { description: 'Takes a humanitarian note, a published tally or a statement back.' })
  async retractRecord(@Ctx() { db, viewer }: Context, @Arg('input', () => RetractInput) { id: globalId, ...seen }: RetractInput): Promise<RecordPayload> {
    permit(viewer, 'retract records');
    const { table, id } = recordOf(globalId);
    return { id: globalId, ...(await retractRecord(db, viewer, table, { ...seen, id })) };
  }

  @Mutation(() => RecordPayload, { description: 'Makes a proposed humanitarian note, published tally or statement public.' })
  async approveRecord(@Ctx() { db, viewer }: Context, @Arg('input', () => ApproveRecordInput) { id: globalId, ...seen }: ApproveRecordInput): Promise<RecordPayload> {
    permit(viewer, 'approve records');
    const { table, id } = recordOf(globalId);
    return { id: globalId, ...(await approveRecord(db, viewer, table, { ...seen, id })) };
  }
}
