import { useId } from 'react';
import { POPULATION_STATUSES, SECTORS } from '../../parts/enums.ts';
import { TextField } from '../../parts/TextField.tsx';
import { TickField } from '../../parts/TickField.tsx';
import { useWords } from '../../words/useWords.ts';
import { ChoiceField } from '../../parts/ChoiceField.tsx';
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
        <div className="chips">
          {SECTORS.map((sector) => (
            <TickField key={sector} className="chip" label={say(`sector.${sector}`)} checked={value.sectors.includes(sector)}
              onChange={(chosen) => onChange({ sectors: SECTORS.filter((each) => (each === sector ? chosen : value.sectors.includes(each))) })} />
          ))}
        </div>
      </div>
      <RangeFields label={say('facts.affected')} value={value.affected} onChange={(affected) => onChange({ affected })} />
      <ChoiceField label={say('facts.status')} value={value.affectedStatus} options={POPULATION_STATUSES} nameOf={(status) => say(`population.${status}`)} onChange={(status) => onChange({ affectedStatus: status || 'AFF' })} />
      <div className="span"><PlaceFields value={value.place} onChange={(place) => onChange({ place })} /></div>
      <TextField type="date" label={say('facts.date')} value={value.date} onChange={(date) => onChange({ date })} />
      <TextField label={say('facts.speaker')} dir="auto" value={value.speaker} onChange={(speaker) => onChange({ speaker })} />
      <TextField className="span" label={say('facts.organisation')} dir="auto" value={value.organisation} onChange={(organisation) => onChange({ organisation })} />
      <div className="span"><QuoteField quote={value.quote} onChange={(quote) => onChange({ quote })} /></div>
    </div>
  );
}
