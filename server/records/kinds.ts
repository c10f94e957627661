import type { ChangeKind, EntityKind } from '../../prisma/client/enums.ts';
import type { HumanitarianNoteModel, PublishedTallyModel, StatementModel } from '../../prisma/client/models.ts';

type Frame = 'id' | 'version' | 'fromSeq' | 'toSeq' | 'fromAt' | 'toAt' | 'state';

/** The three records that an article gives beside incidents: each row is one version, `toSeq` null the one that holds now. */
export interface RecordRows {
  humanitarian_note: HumanitarianNoteModel;
  published_tally: PublishedTallyModel;
  statement: StatementModel;
}

export type RecordTable = keyof RecordRows;

export type RecordFacts<T extends RecordTable> = Omit<RecordRows[T], Frame>;

/** How the feed and the audit trail name what happens to each. */
export const RECORD_KINDS: Record<RecordTable, { entity: EntityKind; subject: 'HumanitarianNote' | 'PublishedTally' | 'Statement'; created: ChangeKind; updated: ChangeKind; retracted: ChangeKind }> = {
  humanitarian_note: { entity: 'HUMANITARIAN_NOTE', subject: 'HumanitarianNote', created: 'NOTE_CREATED', updated: 'NOTE_UPDATED', retracted: 'NOTE_RETRACTED' },
  published_tally: { entity: 'PUBLISHED_TALLY', subject: 'PublishedTally', created: 'TALLY_CREATED', updated: 'TALLY_UPDATED', retracted: 'TALLY_RETRACTED' },
  statement: { entity: 'STATEMENT', subject: 'Statement', created: 'STATEMENT_CREATED', updated: 'STATEMENT_UPDATED', retracted: 'STATEMENT_RETRACTED' },
};
