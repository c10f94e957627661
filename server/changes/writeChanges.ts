import { CHANGES_BELL } from '../../prisma/bells.ts';
import { toJson, insertRows } from '../../prisma/insertRows.ts';
import type { ChangeKind, EntityKind, Grade } from '../../prisma/client/enums.ts';
import type { Tx } from '../../prisma/db.ts';
import type { Viewer } from '../viewer.ts';
import { indexWords } from './indexWords.ts';
import { applyRollup } from './rollup.ts';

/** Advisory lock that makes the order of sequence numbers the order of commits. */
const FEED_LOCK = 7_201_704;

/**
 * So few changes are summed and indexed by plans that each connection makes once: making them anew took three times as long as running them.
 * More are worth a plan of their own, above all an import into tables that were empty a moment ago.
 */
const FEW = 20;

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
  await tx.$executeRaw`select pg_advisory_xact_lock(${FEED_LOCK})`;
  const [head] = await tx.$queryRaw<[{ seq: bigint; at: Date }]>`
    select coalesce(max(seq), 0) as seq, greatest(clock_timestamp(), max(at)) as at
    from (select seq, at from change order by seq desc limit 1) last`;
  const drafts: ChangeDraft[] = [];
  const first = head.seq + 1n;
  const turn: Turn = { at: head.at, next: () => first + BigInt(drafts.length), add: (draft) => void drafts.push(draft) };

  const result = await write(turn);

  if (drafts.length > 0) {
    const last = turn.next() - 1n;
    await insertRows(tx, 'change', drafts.map((draft, index) => changeRow(draft, first + BigInt(index), turn.at, viewer)));
    await tx.$executeRaw`select pg_notify(${CHANGES_BELL}, ${last.toString()}), set_config('plan_cache_mode', ${drafts.length > FEW ? 'auto' : 'force_generic_plan'}, true)`;
    await applyRollup(tx, first, last);
    await indexWords(tx, drafts);
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
    before: plain(draft.before),
    after: plain(draft.after),
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

function plain(value: object | null): unknown {
  return value === null ? null : JSON.parse(toJson(value));
}
