import { useId, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { TickField } from '../parts/TickField.tsx';
import { useWords } from '../words/useWords.ts';

const COLLEAGUES = graphql(`
  query Colleagues {
    colleagues { id name role isMe }
  }
`);
const ADD = graphql(`
  mutation AddRemark($input: AddRemarkInput!) {
    addRemark(input: $input) { ...RemarkLine item { id remarks { id } } }
  }
`);

/** Writes to colleagues. Whom it calls upon is asked once something is written. */
export function RemarkForm({ itemId }: { itemId: string }) {
  const { say } = useWords();
  const api = useClient();
  const field = useId();
  const [text, setText] = useState('');
  const [mentions, setMentions] = useState<string[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [{ data }] = useQuery({ query: COLLEAGUES, pause: text === '', requestPolicy: 'cache-first' });
  const send = async () => {
    const { error } = await api.mutation(ADD, { input: { reviewItemId: itemId, text: text.trim(), mentions, clientMutationId: key } }).toPromise();
    setFault(error ? failureOf(error).message : null);
    if (error) return;
    setText('');
    setMentions([]);
    setKey(crypto.randomUUID());
  };
  const others = (data?.colleagues ?? []).filter(({ isMe }) => !isMe);
  return (
    <form onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <div className="field">
        <label htmlFor={field}>{say('remarks.write')}</label>
        <textarea id={field} rows={2} dir="auto" value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} />
      </div>
      {text !== '' && others.length > 0 && (
        <div className="chips" role="group" aria-label={say('remarks.callUpon')}>
          {others.map(({ id, name }) => (
            <TickField key={id} className="chip" label={`@${name}`} checked={mentions.includes(id)} onChange={(chosen) => setMentions((before) => (chosen ? [...before, id] : before.filter((each) => each !== id)))} />
          ))}
        </div>
      )}
      {fault && <p className="field-error" role="alert">{fault}</p>}
      {text.trim() !== '' && <button type="submit" className="chip">{say('remarks.send')}</button>}
    </form>
  );
}
