import { createHash } from 'node:crypto';
import { toJson } from '../../prisma/insertRows.ts';
import type { Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { NOBODY, type Viewer } from '../viewer.ts';

/** A client mutation id as the caller gave it; without one an act is done as often as it is asked. */
export type ClientKey = string | null | undefined;

const LONGEST_KEY = 200;

/**
 * Makes a retry harmless: the first call with a client mutation id acts and its result is kept, a later one with the same id and
 * input gets that result. Two at once wait for each other. Results are ids and versions, small enough to keep.
 * @throws DeskError BAD_USER_INPUT when the id comes again with another input
 */
export async function once<T extends object>(tx: Tx, viewer: Viewer, deed: string, key: ClientKey, input: object, act: () => Promise<T>): Promise<T> {
  if (!key) return act();
  if (key.length > LONGEST_KEY) throw new DeskError('BAD_USER_INPUT', `A client mutation id has at most ${LONGEST_KEY} characters`);
  const actorId = viewer.id ?? NOBODY;
  const inputHash = createHash('sha256').update(toJson(input)).digest('hex');
  const inserted = await tx.$executeRaw`
    insert into client_mutation (actor_id, key, deed, input_hash, result) values (${actorId}::uuid, ${key}, ${deed}, ${inputHash}, '{}')
    on conflict do nothing`;
  if (inserted === 0) {
    const earlier = await tx.clientMutation.findUniqueOrThrow({ where: { actorId_key: { actorId, key } } });
    if (earlier.deed !== deed || earlier.inputHash !== inputHash) {
      throw new DeskError('BAD_USER_INPUT', `The client mutation id "${key}" was used for another input: give each act an id of its own`);
    }
    return earlier.result as T;
  }
  const result = await act();
  await tx.clientMutation.update({ where: { actorId_key: { actorId, key } }, data: { result: JSON.parse(toJson(result)) } });
  return result;
}
