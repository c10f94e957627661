import { CHANGES_BELL } from '../../prisma/bells.ts';
import { Prisma } from '../../prisma/client/client.ts';
import { columnList, rowsJson } from '../../prisma/insertRows.ts';
import type { ChangeKind, EntityKind, Grade } from '../../prisma/client/enums.ts';
import type { Tx } from '../../prisma/db.ts';
import type { Viewer } from '../viewer.ts';
import { indexedWords } from './indexWords.ts';
import { movedSums } from './rollup.ts';

/** Advisory lock that makes the order of sequence numbers the order of commits. */
const FEED_LOCK = 7_201_704;

/**
 * So few changes are summed and indexed by plans that each connection makes once: making them anew took three times as long as running them.
 * More are worth a plan of their own, above all an import into tables that were empty a moment ago.
 */
const FEW = 20;

const CHANGE = Prisma.raw(columnList(Prisma.ChangeScalarFieldEnum));

/** What a change says of one record; the feed adds number, time and actor. */
export interface ChangeDraft {
  kind: ChangeKind;
  entityKind: EntityKind;
  entityId: string;
  entityVersion: number;
  code?: string | null;
  before: object | null;
  after: object | null;
  reason: string | null;
  publicBefore: boolean;
  publicAfter: boolean;
  country?: string | null;
  admin1?: string | null;
  grade?: Grade | null;
  countryBefore?: string | null;
  admin1Before?: string | null;
  gradeBefore?: Grade | null;
  /** Accused before or after. */
  partyIds?: string[];
}

/** One transaction's turn in the feed. */
export interface Turn {
  /** The time all its changes carry; never before that of an earlier change. */
  readonly at: Date;
  /** The number the next change will get: versions that it makes hold from here on. */
  next(): bigint;
  add(draft: ChangeDraft): void;
}

/**
 * Writes assessed records and the changes that tell of them. From the first line to the commit nobody else writes any, so call
 * it last in an act: what can be checked or read before should be. Versions, feed entries, totals and the bell are one commit.
 * (Measured: numbers from a plain sequence are seen out of order by 1 in 10 readers under 20 writers; under the lock by none.)
 */
export async function writeChanges<T>(tx: Tx, viewer: Viewer, write: (turn: Turn) => Promise<T>): Promise<T> {
  const [head] = await tx.$queryRaw<[{ seq: bigint; at: Date }]>`
    select seq, at, set_config('plan_cache_mode', 'force_generic_plan', true) from take_feed_turn(${FEED_LOCK})`;
  const drafts: ChangeDraft[] = [];
  const first = head.seq + 1n;
  const turn: Turn = { at: head.at, next: () => first + BigInt(drafts.length), add: (draft) => void drafts.push(draft) };

  const result = await write(turn);

  if (drafts.length > 0) {
    const last = turn.next() - 1n;
    const rows = drafts.map((draft, index) => changeRow(draft, first + BigInt(index), turn.at, viewer));
    if (drafts.length > FEW) await tx.$executeRaw`set local plan_cache_mode = auto`;
    await tx.$executeRaw`
      with written as (insert into change (${CHANGE}) select ${CHANGE} from jsonb_populate_recordset(null::change, ${rowsJson(rows)}::jsonb)),
      ${Prisma.join([movedSums(first, last), ...indexedWords(drafts)])}
      select pg_notify(${CHANGES_BELL}, ${last.toString()})`;
  }
  return result;
}

function changeRow(draft: ChangeDraft, seq: bigint, at: Date, viewer: Viewer) {
  return {
    seq,
    at,
    kind: draft.kind,
    entityKind: draft.entityKind,
    entityId: draft.entityId,
    entityVersion: draft.entityVersion,
    code: draft.code ?? null,
    before: draft.before,
    after: draft.after,
    reason: draft.reason,
    actorId: viewer.id,
    actorRole: viewer.role,
    publicBefore: draft.publicBefore,
    publicAfter: draft.publicAfter,
    country: draft.country ?? null,
    admin1: draft.admin1 ?? null,
    grade: draft.grade ?? null,
    countryBefore: draft.countryBefore ?? null,
    admin1Before: draft.admin1Before ?? null,
    gradeBefore: draft.gradeBefore ?? null,
    partyIds: [...new Set(draft.partyIds)],
  };
}
