import type { Client } from 'urql';
import { ITEM, type Item } from './itemQuery.ts';

// Items that were read before they are shown. Kept by API client, and so forgotten with whoever was signed in.

const ahead = new WeakMap<Client, Map<string, Item>>();

/** Reads an item so that it can be shown at once. */
export async function readAhead(api: Client, id: string): Promise<void> {
  const { data } = await api.query(ITEM, { id }, { requestPolicy: 'network-only' }).toPromise();
  // One is enough: what was read for a way that wasn't taken is old by then.
  if (data?.reviewItem) ahead.set(api, new Map([[id, data.reviewItem]]));
}

/** What was read of an item, if anything; whoever shows it asks the desk again. */
export function takeAhead(api: Client, id: string): Item | undefined {
  return ahead.get(api)?.get(id);
}

/** The item moved: what was read of it no longer holds. */
export function forgetAhead(api: Client, id: string): void {
  ahead.get(api)?.delete(id);
}
