import { createHash } from 'node:crypto';
import type { ReleaseModel } from '../../prisma/client/models.ts';
import { canonicalJson } from '../../schema/client/verify/canonicalJson.ts';
import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { toJson } from '../../prisma/insertRows.ts';
import { writeChanges, type Turn } from '../changes/writeChanges.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once, type ClientKey } from '../records/once.ts';
import { checkMonth, monthlySummaries, type MonthlySummary } from '../summaries/monthly.ts';
import type { Viewer } from '../viewer.ts';

export interface ReleaseDraft {
  title: string;
  /** YYYY-MM; null = every month on record. */
  month: string | null;
}

const LONGEST_TITLE = 500;

/**
 * Freezes the totals as they stand: numbered, hashed, citable, and reproducible for ever from the sequence number they carry.
 * @throws DeskError BAD_USER_INPUT
 */
export async function createRelease(db: Db, viewer: Viewer, draft: ReleaseDraft, key?: ClientKey): Promise<ReleaseModel> {
  permit(viewer, 'create releases');
  if (draft.title.trim() === '' || draft.title.length > LONGEST_TITLE) throw new DeskError('BAD_USER_INPUT', `A release needs a title of at most ${LONGEST_TITLE} characters`);
  if (draft.month) checkMonth(draft.month);
  return transact(db, async (tx) => {
    const { id } = await once(tx, viewer, 'createRelease', key, draft, () => writeChanges(tx, viewer, (turn) => freeze(tx, viewer, turn, draft)));
    return tx.release.findUniqueOrThrow({ where: { id } });
  });
}

async function freeze(tx: Tx, viewer: Viewer, turn: Turn, { title, month }: ReleaseDraft): Promise<{ id: string }> {
  const seq = turn.next() - 1n;
  const [from, to] = month ? [month, month] : await extent(tx);
  const summary = from && to ? await monthlySummaries(tx, from, to, {}, seq) : [];
  const frozen = JSON.parse(toJson(summary.map(frozenMonth))) as object[];
  const sha256 = createHash('sha256').update(canonicalJson(frozen)).digest('hex');
  const { id, number } = await tx.release.create({
    data: { title, month: month ? new Date(`${month}-01`) : null, seq, at: turn.at, summary: frozen, sha256, createdById: viewer.id },
  });
  turn.add({
    kind: 'RELEASE_CREATED', entityKind: 'RELEASE', entityId: id, entityVersion: 1, before: null,
    after: { number, title, month, sha256 }, reason: null, publicBefore: false, publicAfter: true,
  });
  await audit(tx, viewer, { deed: 'create release', subjectType: 'Release', subjectId: id, after: { title, month } });
  return { id };
}

/** What a release keeps of a month. */
function frozenMonth({ month, allegedEvents, headlineEvents, killed, injured, killedUnknown, injuredUnknown, byGrade, change, rank }: MonthlySummary): object {
  return { month, allegedEvents, headlineEvents, killed, injured, killedUnknown, injuredUnknown, byGrade, change, rank };
}

async function extent(tx: Tx): Promise<[string | null, string | null]> {
  const [row] = await tx.$queryRaw<[{ from: string | null; to: string | null }]>`
    select to_char(min(month), 'YYYY-MM') as from, to_char(max(month), 'YYYY-MM') as to
    from monthly_rollup where to_seq is null and country = '' and events > 0`;
  return [row.from, row.to];
}
