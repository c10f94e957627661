import { useQuery } from 'urql';
import { graphql } from '../gql/index.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { REJECT_REASONS } from '../parts/enums.ts';
import { TextField } from '../parts/TextField.tsx';
import { useWords } from '../words/useWords.ts';
import type { BulkAct } from './BulkDialog.tsx';
import type { BulkAnswers } from './useBulk.ts';

const PEOPLE = graphql(`
  query WhomToAsk {
    colleagues { id name }
  }
`);

interface Props {
  act: BulkAct;
  answers: BulkAnswers;
  onChange: (part: Partial<BulkAnswers>) => void;
}

/** What each act on many items must know. */
export function BulkFields({ act, answers, onChange }: Props) {
  const { say } = useWords();
  const [{ data }] = useQuery({ query: PEOPLE, pause: act !== 'assign', requestPolicy: 'cache-first' });
  const people = data?.colleagues ?? [];
  const note = <TextField label={say(act === 'reopen' ? 'app.reason' : 'item.note')} dir="auto" value={answers.note} onChange={(text) => onChange({ note: text })} />;
  if (act === 'tag') return <TextField label={say('tags.add')} dir="auto" value={answers.tag} onChange={(tag) => onChange({ tag })} />;
  if (act === 'assign') return <ChoiceField label={say('bulk.whom')} value={answers.assigneeId} options={people.map(({ id }) => id)} none={say('bulk.nobody')} nameOf={(id) => people.find((each) => each.id === id)?.name ?? id} onChange={(assigneeId) => onChange({ assigneeId })} />;
  return (
    <>
      {act === 'reject' && <ChoiceField label={say('app.reason')} value={answers.reason} options={REJECT_REASONS} nameOf={(each) => say(`reject.${each}`)} onChange={(reason) => reason && onChange({ reason })} />}
      {act === 'defer' && <ChoiceField label={say('item.deferTitle')} value={String(answers.days)} options={['1', '3', '7', '30']} nameOf={(days) => say('bulk.days', { n: Number(days) })} onChange={(days) => onChange({ days: Number(days) })} />}
      {note}
    </>
  );
}
