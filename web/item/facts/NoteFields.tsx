import { Chip, TextInput } from '@mantine/core';
import { useId } from 'react';
import { POPULATION_STATUSES, SECTORS } from '../../parts/enums.ts';
import { useWords } from '../../words/useWords.ts';
import { ChoiceField } from './ChoiceField.tsx';
import type { NoteDraft } from './draft.ts';
import type { RecordProps } from './IncidentFields.tsx';
import { PlaceFields } from './PlaceFields.tsx';
import { QuoteField } from './QuoteField.tsx';
import { RangeFields } from './RangeFields.tsx';

/** What is said of people's needs. */
export function NoteFields({ value, onChange }: RecordProps<NoteDraft>) {
  const { say } = useWords();
  const id = useId();
  return (
    <div className="fields">
      <div className="span" role="group" aria-labelledby={id}>
        <span id={id} className="label">{say('facts.sectors')}</span>
        <Chip.Group multiple value={value.sectors} onChange={(chosen) => onChange({ sectors: SECTORS.filter((sector) => chosen.includes(sector)) })}>
          <div className="chips">{SECTORS.map((sector) => <Chip key={sector} value={sector} size="xs">{say(`sector.${sector}`)}</Chip>)}</div>
        </Chip.Group>
      </div>
      <RangeFields label={say('facts.affected')} value={value.affected} onChange={(affected) => onChange({ affected })} />
      <ChoiceField label={say('facts.status')} value={value.affectedStatus} options={POPULATION_STATUSES} nameOf={(status) => say(`population.${status}`)} onChange={(status) => onChange({ affectedStatus: status || 'AFF' })} />
      <div className="span"><PlaceFields value={value.place} onChange={(place) => onChange({ place })} /></div>
      <TextInput type="date" label={say('facts.date')} value={value.date} onChange={({ currentTarget }) => onChange({ date: currentTarget.value })} />
      <TextInput label={say('facts.speaker')} dir="auto" value={value.speaker} onChange={({ currentTarget }) => onChange({ speaker: currentTarget.value })} />
      <TextInput className="span" label={say('facts.organisation')} dir="auto" value={value.organisation} onChange={({ currentTarget }) => onChange({ organisation: currentTarget.value })} />
      <div className="span"><QuoteField quote={value.quote} onChange={(quote) => onChange({ quote })} /></div>
    </div>
  );
}
