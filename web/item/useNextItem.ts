import { useEffect, useRef } from 'react';
import { useClient, type Client } from 'urql';
import { graphql } from '../gql/index.ts';
import { nextOf } from '../queue/neighbours.ts';
import { useBell } from '../queue/useBell.ts';

const WAITING = graphql(`
  query Waiting {
    reviewQueue(first: 100) { nodes { id } }
  }
`);

/**
 * Looks for the next waiting item while the reviewer is still with this one, so that a decision needn't ask; what was found is
 * forgotten when the desk says that it moved. Only its id is kept: the item itself is claimed from what the desk says of it then.
 * @returns asks which item is next; undefined at the end of the queue
 */
export function useNextItem(id: string): () => Promise<string | undefined> {
  const api = useClient();
  const next = useRef<string | undefined>(undefined);
  useEffect(() => {
    void nextWaiting(api, id).then((found) => {
      next.current = found;
    });
  }, [api, id]);
  useBell((moved) => {
    if (moved === next.current) next.current = undefined;
  });
  return async () => next.current ?? nextWaiting(api, id);
}

async function nextWaiting(api: Client, id: string): Promise<string | undefined> {
  const { data } = await api.query(WAITING, {}, { requestPolicy: 'network-only' }).toPromise();
  return nextOf(id, data?.reviewQueue.nodes.map((each) => each.id) ?? []);
}
