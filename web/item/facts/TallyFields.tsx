import { TextField } from '../../parts/TextField.tsx';
import { useWords } from '../../words/useWords.ts';
import type { TallyDraft } from './draft.ts';
import type { RecordProps } from './IncidentFields.tsx';
import { QuoteField } from './QuoteField.tsx';
import { RangeFields } from './RangeFields.tsx';

/** Somebody's published total for a period. */
export function TallyFields({ value, onChange }: RecordProps<TallyDraft>) {
  const { say } = useWords();
  return (
    <div className="fields">
      <TextField label={say('facts.publisher')} dir="auto" value={value.publisher} onChange={(publisher) => onChange({ publisher })} />
      <TextField label={say('facts.accused')} dir="auto" value={value.accusedParty} onChange={(accusedParty) => onChange({ accusedParty })} />
      <TextField type="date" label={say('facts.startDate')} value={value.startDate} onChange={(startDate) => onChange({ startDate })} />
      <TextField type="date" label={say('facts.endDate')} value={value.endDate} onChange={(endDate) => onChange({ endDate })} />
      <RangeFields label={say('facts.killed')} value={value.killed} onChange={(killed) => onChange({ killed })} />
      <RangeFields label={say('facts.injured')} value={value.injured} onChange={(injured) => onChange({ injured })} />
      <TextField label={say('facts.events')} inputMode="numeric" dir="ltr" value={value.events} onChange={(events) => onChange({ events })} />
      <TextField label={say('facts.change')} inputMode="decimal" dir="ltr" value={value.changePercent} onChange={(changePercent) => onChange({ changePercent })} />
      <TextField className="span" label={say('facts.rank')} dir="auto" value={value.rank} onChange={(rank) => onChange({ rank })} />
      <div className="span"><QuoteField quote={value.quote} onChange={(quote) => onChange({ quote })} /></div>
    </div>
  );
}
