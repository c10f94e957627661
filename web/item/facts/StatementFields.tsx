import { TextInput } from '@mantine/core';
import { STANCES } from '../../parts/enums.ts';
import { useWords } from '../../words/useWords.ts';
import { ChoiceField } from './ChoiceField.tsx';
import type { StatementDraft } from './draft.ts';
import type { RecordProps } from './IncidentFields.tsx';
import { QuoteField } from './QuoteField.tsx';

/** What a party or an organisation said. */
export function StatementFields({ value, onChange }: RecordProps<StatementDraft>) {
  const { say } = useWords();
  return (
    <div className="fields">
      <TextInput label={say('facts.speaker')} dir="auto" value={value.speaker} onChange={({ currentTarget }) => onChange({ speaker: currentTarget.value })} />
      <ChoiceField label={say('facts.stance')} value={value.stance} options={STANCES} nameOf={(stance) => say(`stance.${stance}`)} onChange={(stance) => onChange({ stance: stance || 'OTHER' })} />
      <TextInput label={say('facts.organisation')} dir="auto" value={value.organisation} onChange={({ currentTarget }) => onChange({ organisation: currentTarget.value })} />
      <TextInput label={say('facts.party')} dir="auto" value={value.party} onChange={({ currentTarget }) => onChange({ party: currentTarget.value })} />
      <TextInput type="date" label={say('facts.date')} value={value.date} onChange={({ currentTarget }) => onChange({ date: currentTarget.value })} />
      <div className="span"><QuoteField quote={value.quote} onChange={(quote) => onChange({ quote })} /></div>
    </div>
  );
}
