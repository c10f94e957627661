import { DATE_PRECISIONS, GRADES } from '../../parts/enums.ts';
import { TextField } from '../../parts/TextField.tsx';
import { useWords } from '../../words/useWords.ts';
import { ChoiceField } from '../../parts/ChoiceField.tsx';
import type { IncidentDraft } from './draft.ts';
import { GradeProposal } from './GradeProposal.tsx';
import { IncidentMore } from './IncidentMore.tsx';
import { PlaceFields } from './PlaceFields.tsx';
import { QuoteField } from './QuoteField.tsx';
import { RangeFields } from './RangeFields.tsx';

export interface RecordProps<T> {
  value: T;
  onChange: (part: Partial<T>) => void;
}

/** One event: first what enters the totals, then what is known beside it. */
export function IncidentFields({ value, onChange }: RecordProps<IncidentDraft>) {
  const { say } = useWords();
  return (
    <div className="fields">
      <RangeFields label={say('facts.killed')} value={value.killed} onChange={(killed) => onChange({ killed })} />
      <RangeFields label={say('facts.injured')} value={value.injured} onChange={(injured) => onChange({ injured })} />
      <TextField type="date" label={say('facts.startDate')} value={value.startDate}
        onChange={(typed) => onChange({ startDate: typed, ...(value.endDate < typed && { endDate: typed }) })} />
      <TextField type="date" label={say('facts.endDate')} value={value.endDate} onChange={(endDate) => onChange({ endDate })} />
      <ChoiceField label={say('facts.datePrecision')} value={value.datePrecision} options={DATE_PRECISIONS} nameOf={(each) => say(`datePrecision.${each}`)} onChange={(each) => onChange({ datePrecision: each || 'EXACT_DAY' })} />
      <ChoiceField label={say('facts.grade')} value={value.grade} options={GRADES} none={say('facts.gradePolicy')}
        nameOf={(grade) => `${GRADES.indexOf(grade) + 1} ${say(`grade.${grade}`)}`} onChange={(grade) => onChange({ grade })} />
      <div className="span"><GradeProposal value={value} onTake={(grade) => onChange({ grade })} /></div>
      <div className="span"><PlaceFields value={value.place} onChange={(place) => onChange({ place })} /></div>
      <TextField className="span" label={say('facts.parties')} hint={say('facts.partiesHint')} dir="auto" value={value.parties} onChange={(parties) => onChange({ parties })} />
      <div className="span"><QuoteField quote={value.quote} onChange={(quote) => onChange({ quote })} /></div>
      <div className="span"><IncidentMore value={value} onChange={onChange} /></div>
    </div>
  );
}
