import { CAUSES, STRIKE_STATUSES, VERDICTS } from '../../parts/enums.ts';
import { TextField } from '../../parts/TextField.tsx';
import { TickField } from '../../parts/TickField.tsx';
import { useWords } from '../../words/useWords.ts';
import { ChoiceField } from '../../parts/ChoiceField.tsx';
import type { IncidentDraft } from './draft.ts';
import type { RecordProps } from './IncidentFields.tsx';
import { RangeFields } from './RangeFields.tsx';
import { VictimFields } from './VictimFields.tsx';

const PARTS = ['childrenKilled', 'womenKilled', 'menKilled', 'belligerentsKilled'] as const;

/** What a report often leaves unsaid: folded away until it is wanted. */
export function IncidentMore({ value, onChange }: RecordProps<IncidentDraft>) {
  const { say } = useWords();
  return (
    <details className="more">
      <summary>{say('facts.more')}</summary>
      <div className="fields">
        <TextField className="span" label={say('facts.title')} dir="auto" value={value.title} onChange={(title) => onChange({ title })} />
        {PARTS.map((part) => <RangeFields key={part} label={say(`facts.${part}`)} value={value[part]} onChange={(range) => onChange({ [part]: range })} />)}
        <ChoiceField label={say('facts.cause')} value={value.cause} options={CAUSES} nameOf={(cause) => say(`cause.${cause}`)} onChange={(cause) => onChange({ cause: cause || 'UNKNOWN' })} />
        <ChoiceField label={say('facts.strikeStatus')} value={value.strikeStatus} options={STRIKE_STATUSES} none={say('facts.notSaid')} nameOf={(status) => say(`strike.${status}`)} onChange={(strikeStatus) => onChange({ strikeStatus })} />
        <ChoiceField label={say('facts.verdict')} value={value.verdict} options={VERDICTS} none={say('facts.notSaid')} nameOf={(verdict) => say(`verdict.${verdict}`)} onChange={(verdict) => onChange({ verdict })} />
        <TextField label={say('facts.timeOfDay')} type="time" value={value.timeOfDay} onChange={(timeOfDay) => onChange({ timeOfDay })} />
        <TextField label={say('facts.speaker')} dir="auto" value={value.speaker} onChange={(speaker) => onChange({ speaker })} />
        <TextField className="span" label={say('facts.gradeReason')} dir="auto" value={value.gradeReason} onChange={(gradeReason) => onChange({ gradeReason })} />
        <TickField label={say('facts.graphic')} checked={value.graphic} onChange={(graphic) => onChange({ graphic })} />
        <VictimFields victims={value.victims} onChange={(victims) => onChange({ victims })} />
      </div>
    </details>
  );
}
