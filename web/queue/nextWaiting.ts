import type { Client } from 'urql';
import { graphql } from '../gql/index.ts';
import { passedUpTo, walk } from './walk.ts';

const WAITING = graphql(`
  query Waiting($filter: ReviewFilter, $after: Cursor) {
    reviewQueue(filter: $filter, first: 20, after: $after) {
      nodes { id }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** Pages that are looked through behind those that were passed: more were skipped by nobody in one sitting. */
const MOST_PAGES = 100;

/**
 * The most urgent item under the walk's filter that wasn't passed yet; when all were, the most urgent one other than this.
 * @returns its id; undefined at the end of the queue. Rejects with the API's error
 */
export async function nextWaiting(api: Client, id: string): Promise<string | undefined> {
  const passed = new Set(passedUpTo(id));
  const { filter } = walk();
  let first: string | undefined;
  let after: string | null | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { data, error } = await api.query(WAITING, { filter, after }, { requestPolicy: 'network-only' }).toPromise();
    if (!data) throw error ?? new Error('The queue did not answer');
    const ids = data.reviewQueue.nodes.map((node) => node.id).filter((each) => each !== id);
    const fresh = ids.find((each) => !passed.has(each));
    if (fresh) return fresh;
    first ??= ids[0];
    const { hasNextPage, endCursor } = data.reviewQueue.pageInfo;
    if (!hasNextPage) return first;
    after = endCursor;
  }
  return first;
}
