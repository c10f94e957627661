import { transact, type Db, type Tx } from '../../../prisma/db.ts';
import { DeskError, type ErrorCode } from '../../errors.ts';
import { once, type ClientKey } from '../../records/once.ts';
import type { Viewer } from '../../viewer.ts';
import { selectItems, type BulkLimits, type Selection } from './select.ts';

/** What became of a selection: ids of the items that were acted on, and why the others were not. */
export interface BulkOutcome {
  done: string[];
  notDone: { id: string; code: ErrorCode; message: string }[];
}

export interface BulkAct {
  name: string;
  /** Everything that decides what is done, for the client mutation id. */
  input: object;
  selection: Selection;
  clientMutationId?: ClientKey;
}

/**
 * Does one thing to each item of a selection, in one transaction. An item that can't be acted on (somebody holds it, it changed, it is
 * decided) is left as it is and told of; the others are done. `act` refuses before it writes.
 */
export async function onEach(db: Db, viewer: Viewer, limits: BulkLimits, { name, input, selection, clientMutationId }: BulkAct, act: (tx: Tx, item: { id: string; expectedVersion: number | null }) => Promise<unknown>): Promise<BulkOutcome> {
  return transact(db, (tx) => once(tx, viewer, name, clientMutationId, { input, selection }, async () => {
    const outcome: BulkOutcome = { done: [], notDone: [] };
    for (const item of await selectItems(tx, viewer, limits, selection)) {
      try {
        await act(tx, item);
        outcome.done.push(item.id);
      } catch (error) {
        if (!(error instanceof DeskError)) throw error;
        outcome.notDone.push({ id: item.id, code: error.code, message: error.message });
      }
    }
    return outcome;
  }));
}
