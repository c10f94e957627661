import type { Incident } from '../../schema/types/incident.ts';
import type { HumanitarianNote, PublishedTally, Statement } from '../../schema/types/records.ts';
import type { ReviewItem } from '../../schema/types/review.ts';
import type { Context } from '../context.ts';
import { findIncident } from './incidents.ts';
import { decimalsFor } from './decimals.ts';
import { presentIncident } from './present.ts';
import { presentReviewItem } from './presentReviewItem.ts';
import { presentNote, presentStatement, presentTally } from './records.ts';

// What a mutation answers with: the records as they are after its commit.

export async function readItem({ db, viewer }: Context, id: string): Promise<ReviewItem> {
  return presentReviewItem(await db.reviewItem.findUniqueOrThrow({ where: { id } }), viewer);
}

export async function readItems({ db, viewer }: Context, ids: string[]): Promise<ReviewItem[]> {
  return inOrder(ids, await db.reviewItem.findMany({ where: { id: { in: ids } } })).map((row) => presentReviewItem(row, viewer));
}

export async function readIncidentNow(context: Context, id: string): Promise<Incident> {
  const row = await findIncident(context.db, context.viewer, { id }, null);
  if (!row) throw new Error(`Incident ${id} can't be read back`);
  return presentIncident(row, await decimalsFor(context));
}

export async function readNotes({ db }: Context, ids: string[]): Promise<HumanitarianNote[]> {
  return inOrder(ids, await db.humanitarianNote.findMany({ where: { id: { in: ids }, toSeq: null } })).map(presentNote);
}

export async function readTallies({ db }: Context, ids: string[]): Promise<PublishedTally[]> {
  return inOrder(ids, await db.publishedTally.findMany({ where: { id: { in: ids }, toSeq: null } })).map(presentTally);
}

export async function readStatements({ db }: Context, ids: string[]): Promise<Statement[]> {
  return inOrder(ids, await db.statement.findMany({ where: { id: { in: ids }, toSeq: null } })).map(presentStatement);
}

function inOrder<Row extends { id: string }>(ids: string[], rows: Row[]): Row[] {
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []);
}
