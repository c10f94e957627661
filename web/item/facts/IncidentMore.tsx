import { Checkbox, TextInput } from '@mantine/core';
import { CAUSES, STRIKE_STATUSES } from '../../parts/enums.ts';
import { useWords } from '../../words/useWords.ts';
import { ChoiceField } from './ChoiceField.tsx';
import type { IncidentDraft } from './draft.ts';
import type { RecordProps } from './IncidentFields.tsx';
import { RangeFields } from './RangeFields.tsx';

const PARTS = ['childrenKilled', 'womenKilled', 'menKilled', 'belligerentsKilled'] as const;

/** What a report often leaves unsaid: folded away until it is wanted. */
export function IncidentMore({ value, onChange }: RecordProps<IncidentDraft>) {
  const { say } = useWords();
  return (
    <details className="more">
      <summary>{say('facts.more')}</summary>
      <div className="fields">
        <TextInput className="span" label={say('facts.title')} dir="auto" value={value.title} onChange={({ currentTarget }) => onChange({ title: currentTarget.value })} />
        {PARTS.map((part) => <RangeFields key={part} label={say(`facts.${part}`)} value={value[part]} onChange={(range) => onChange({ [part]: range })} />)}
        <ChoiceField label={say('facts.cause')} value={value.cause} options={CAUSES} nameOf={(cause) => say(`cause.${cause}`)} onChange={(cause) => onChange({ cause: cause || 'UNKNOWN' })} />
        <ChoiceField label={say('facts.strikeStatus')} value={value.strikeStatus} options={STRIKE_STATUSES} none={say('facts.notSaid')} nameOf={(status) => say(`strike.${status}`)} onChange={(strikeStatus) => onChange({ strikeStatus })} />
        <TextInput label={say('facts.timeOfDay')} type="time" value={value.timeOfDay} onChange={({ currentTarget }) => onChange({ timeOfDay: currentTarget.value })} />
        <TextInput label={say('facts.speaker')} dir="auto" value={value.speaker} onChange={({ currentTarget }) => onChange({ speaker: currentTarget.value })} />
        <TextInput className="span" label={say('facts.gradeReason')} dir="auto" value={value.gradeReason} onChange={({ currentTarget }) => onChange({ gradeReason: currentTarget.value })} />
        <Checkbox label={say('facts.graphic')} checked={value.graphic} onChange={({ currentTarget }) => onChange({ graphic: currentTarget.checked })} />
      </div>
    </details>
  );
}
