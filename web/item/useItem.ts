import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { useBell } from '../queue/useBell.ts';
import { ITEM, type Item } from './itemQuery.ts';
import { takeAhead } from './readAhead.ts';
import { useSteady } from './useSteady.ts';

/**
 * An item, read again whenever it moves: somebody else's claim or decision shows without asking. What was read ahead is shown at once and
 * replaced by the desk's answer, which is asked for all the same.
 */
export function useItem(id: string) {
  const api = useClient();
  const [early] = useState(() => takeAhead(api, id));
  const [{ data, error, fetching }, again] = useQuery({ query: ITEM, variables: { id } });
  const refresh = () => again({ requestPolicy: 'network-only' });
  useBell((moved) => {
    if (moved === id) refresh();
  });
  const item: Item | undefined = useSteady(data?.reviewItem ?? (data ? undefined : early));
  return { item, missing: data?.reviewItem === null, error, fetching, refresh };
}
