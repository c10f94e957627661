import { TextInput } from '@mantine/core';
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
      <TextInput label={say('facts.publisher')} dir="auto" value={value.publisher} onChange={({ currentTarget }) => onChange({ publisher: currentTarget.value })} />
      <TextInput label={say('facts.accused')} dir="auto" value={value.accusedParty} onChange={({ currentTarget }) => onChange({ accusedParty: currentTarget.value })} />
      <TextInput type="date" label={say('facts.startDate')} value={value.startDate} onChange={({ currentTarget }) => onChange({ startDate: currentTarget.value })} />
      <TextInput type="date" label={say('facts.endDate')} value={value.endDate} onChange={({ currentTarget }) => onChange({ endDate: currentTarget.value })} />
      <RangeFields label={say('facts.killed')} value={value.killed} onChange={(killed) => onChange({ killed })} />
      <RangeFields label={say('facts.injured')} value={value.injured} onChange={(injured) => onChange({ injured })} />
      <TextInput label={say('facts.events')} inputMode="numeric" dir="ltr" value={value.events} onChange={({ currentTarget }) => onChange({ events: currentTarget.value })} />
      <TextInput label={say('facts.change')} inputMode="decimal" dir="ltr" value={value.changePercent} onChange={({ currentTarget }) => onChange({ changePercent: currentTarget.value })} />
      <TextInput className="span" label={say('facts.rank')} dir="auto" value={value.rank} onChange={({ currentTarget }) => onChange({ rank: currentTarget.value })} />
      <div className="span"><QuoteField quote={value.quote} onChange={(quote) => onChange({ quote })} /></div>
    </div>
  );
}
