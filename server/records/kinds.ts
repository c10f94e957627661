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

/** How the API, the feed and the audit trail name a kind of record and what happens to it. */
export interface RecordKind {
  entity: EntityKind;
  /** The GraphQL type, and the audit trail's subject. */
  subject: 'HumanitarianNote' | 'PublishedTally' | 'Statement';
  /** For messages. */
  words: string;
  /** Where a promotion lists the ids of those that it made. */
  list: 'notes' | 'tallies' | 'statements';
  created: ChangeKind;
  approved: ChangeKind;
  retracted: ChangeKind;
}

export const RECORD_KINDS: Record<RecordTable, RecordKind> = {
  humanitarian_note: {
    entity: 'HUMANITARIAN_NOTE', subject: 'HumanitarianNote', words: 'humanitarian note', list: 'notes',
    created: 'NOTE_CREATED', approved: 'NOTE_APPROVED', retracted: 'NOTE_RETRACTED',
  },
  published_tally: {
    entity: 'PUBLISHED_TALLY', subject: 'PublishedTally', words: 'published tally', list: 'tallies',
    created: 'TALLY_CREATED', approved: 'TALLY_APPROVED', retracted: 'TALLY_RETRACTED',
  },
  statement: {
    entity: 'STATEMENT', subject: 'Statement', words: 'statement', list: 'statements',
    created: 'STATEMENT_CREATED', approved: 'STATEMENT_APPROVED', retracted: 'STATEMENT_RETRACTED',
  },
};

export const RECORD_TABLES = Object.keys(RECORD_KINDS) as RecordTable[];

/** The table that holds records of a GraphQL type. */
export function tableOf(type: string): RecordTable | undefined {
  return RECORD_TABLES.find((table) => RECORD_KINDS[table].subject === type);
}
