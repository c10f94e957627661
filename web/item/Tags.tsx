import { useState } from 'react';
import { useClient } from 'urql';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { useWords } from '../words/useWords.ts';
import type { Item } from './itemQuery.ts';

const TAG = graphql(`
  mutation TagItems($input: TagReviewItemsInput!) {
    tagReviewItems(input: $input) { done { id tags } notDone { id message } }
  }
`);

/** The item's tags, each to be taken off, and a field to add one. */
export function Tags({ item: { id, tags } }: { item: Pick<Item, 'id' | 'tags'> }) {
  const { say } = useWords();
  const api = useClient();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const change = async (part: { add?: string[]; remove?: string[] }) => {
    const { data, error } = await api.mutation(TAG, { input: { selection: { items: [{ id }] }, ...part } }).toPromise();
    setFault(error ? failureOf(error).message : (data?.tagReviewItems.notDone[0]?.message ?? null));
  };
  const add = () => {
    const tag = typed.trim();
    setTyped('');
    if (tag) void change({ add: [tag] });
  };
  return (
    <div className="chips tags">
      {tags.map((tag) => <span key={tag} className="chip"><bdi>{tag}</bdi> <button type="button" className="plain" aria-label={say('tags.remove', { tag })} onClick={() => void change({ remove: [tag] })}>×</button></span>)}
      <form className="field" onSubmit={(event) => { event.preventDefault(); add(); }}>
        <input aria-label={say('tags.add')} placeholder={say('tags.add')} dir="auto" value={typed} onChange={({ currentTarget }) => setTyped(currentTarget.value)} />
      </form>
      {fault && <span className="field-error" role="alert">{fault}</span>}
    </div>
  );
}
