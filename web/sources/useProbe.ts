import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '../gql/index.ts';
import type { ProbeAnswerFragment } from '../gql/graphql.ts';

graphql(`
  fragment ProbeAnswer on Probe {
    id state error
    feeds { url kind title entries newest how }
    trial { unused withRecipe { ...Tried } without { ...Tried } }
  }
`);
graphql(`
  fragment Tried on TriedArticle {
    kind reason title byline publishedAt text
  }
`);
const PROBE = graphql(`
  query Probe($id: ID!) {
    node(id: $id) { __typename ... on Probe { ...ProbeAnswer } }
  }
`);

const ASK_AGAIN_MS = 700;

/** The worker's answer to a look at a page: asked for until it is there. null while it is awaited; nothing is asked without an id. */
export function useProbe(id: string | null): ProbeAnswerFragment | null {
  const api = useClient();
  const [answer, setAnswer] = useState<ProbeAnswerFragment | null>(null);
  useEffect(() => {
    setAnswer(null);
    if (id === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const ask = async () => {
      const { data } = await api.query(PROBE, { id }, { requestPolicy: 'network-only' }).toPromise();
      if (gone) return;
      const probe = data?.node?.__typename === 'Probe' ? data.node : null;
      if (probe?.state === 'DONE' || probe?.state === 'FAILED') setAnswer(probe);
      else timer = setTimeout(() => void ask(), ASK_AGAIN_MS);
    };
    void ask();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [api, id]);
  return answer;
}
