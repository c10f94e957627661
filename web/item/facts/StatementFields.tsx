import { STANCES } from '../../parts/enums.ts';
import { TextField } from '../../parts/TextField.tsx';
import { useWords } from '../../words/useWords.ts';
import { ChoiceField } from '../../parts/ChoiceField.tsx';
import type { StatementDraft } from './draft.ts';
import type { RecordProps } from './IncidentFields.tsx';
import { QuoteField } from './QuoteField.tsx';

/** What a party or an organisation said. */
export function StatementFields({ value, onChange }: RecordProps<StatementDraft>) {
  const { say } = useWords();
  return (
    <div className="fields">
      <TextField label={say('facts.speaker')} dir="auto" value={value.speaker} onChange={(speaker) => onChange({ speaker })} />
      <ChoiceField label={say('facts.stance')} value={value.stance} options={STANCES} nameOf={(stance) => say(`stance.${stance}`)} onChange={(stance) => onChange({ stance: stance || 'OTHER' })} />
      <TextField label={say('facts.organisation')} dir="auto" value={value.organisation} onChange={(organisation) => onChange({ organisation })} />
      <TextField label={say('facts.party')} dir="auto" value={value.party} onChange={(party) => onChange({ party })} />
      <TextField type="date" label={say('facts.date')} value={value.date} onChange={(date) => onChange({ date })} />
      <div className="span"><QuoteField quote={value.quote} onChange={(quote) => onChange({ quote })} /></div>
    </div>
  );
}
