import { copyHash, type CopiedRecord } from '../../schema/client/follow/copyHash.ts';
import { lastChange, readFeedCursor, writeFeedCursor } from '../changes/read.ts';
import { createContext, type ContextParts } from '../context.ts';
import { may, permit } from '../policies/permit.ts';
import { presentChange } from '../read/presentChange.ts';
import type { Viewer } from '../viewer.ts';

export interface StateHash {
  /** The change that the state is after; null for a feed without any. */
  cursor: string | null;
  records: number;
  sha256: string;
}

/** Changes read and shown at once. */
const PAGE = 500;

/**
 * What a copy that follows the feed must hold after a change, as one hash: the last change of every record, shown as the feed shows it to this viewer
 * now. A copy that was told words which are withheld by now differs, and should be made anew.
 * @param cursor of the feed; null = its end @throws DeskError CURSOR_INVALID, CURSOR_AHEAD, CURSOR_OUTDATED
 */
export async function hashState(parts: ContextParts, viewer: Viewer, cursor: string | null, signal: AbortSignal): Promise<StateHash> {
  permit(viewer, 'read public records');
  const { db } = parts;
  const last = cursor === null ? await lastChange(db) : null;
  const seq = cursor === null ? (last?.seq ?? 0n) : await readFeedCursor(db, cursor);
  const everything = may(viewer, 'read the desk');
  const latest = await db.$queryRaw<{ seq: bigint }[]>`
    select distinct on (entity_id) seq from change where seq <= ${seq} and (${everything} or public_before or public_after) order by entity_id, seq desc`;
  const records = async function* (): AsyncGenerator<CopiedRecord> {
    for (let at = 0; at < latest.length; at += PAGE) {
      signal.throwIfAborted();
      const rows = await db.change.findMany({ where: { seq: { in: latest.slice(at, at + PAGE).map((row) => row.seq) } } });
      const context = createContext(parts, viewer, { lastEventId: null, signal });
      for (const { entityKind, entityId, entityVersion, after } of await Promise.all(rows.map((row) => presentChange(context, row)))) {
        if (after !== null) yield { entityKind, entityId, entityVersion, body: after };
      }
    }
  };
  return { cursor: cursor ?? (last && writeFeedCursor(last.seq, last)), ...await copyHash(records()) };
}
