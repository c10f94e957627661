import { Button, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Grade, IncidentPatch } from '../gql/graphql.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { rangeFrom } from '../item/facts/fromSuggestions.ts';
import { RangeFields } from '../item/facts/RangeFields.tsx';
import { rangeInput } from '../item/facts/toInput.ts';
import { GRADES } from '../parts/enums.ts';
import { useWords } from '../words/useWords.ts';
import type { Incident } from './useIncident.ts';

interface Props {
  incident: Incident;
  onClose: () => void;
  onCorrect: (patch: IncidentPatch, reason: string) => void;
}

/** A correction. Only what was changed is sent, so that a colleague's other field isn't put back by accident. */
export function CorrectDialog({ incident, onClose, onCorrect }: Props) {
  const { say } = useWords();
  const [before] = useState(() => fieldsOf(incident));
  const [after, setAfter] = useState(before);
  const [reason, setReason] = useState('');
  const set = (part: Partial<Fields>) => setAfter((fields) => ({ ...fields, ...part }));
  const patch = patchOf(before, after);
  const submit = () => {
    onClose();
    onCorrect(patch, reason.trim());
  };
  return (
    <Modal opened onClose={onClose} title={say('incident.correct')} closeButtonProps={{ 'aria-label': say('app.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <Stack gap="sm">
          <TextInput label={say('facts.title')} dir="auto" value={after.title} onChange={({ currentTarget }) => set({ title: currentTarget.value })} />
          <ChoiceField label={say('facts.grade')} value={after.grade} options={GRADES} nameOf={(grade) => say(`grade.${grade}`)} onChange={(grade) => grade && set({ grade })} />
          <TextInput label={say('facts.gradeReason')} dir="auto" value={after.gradeReason} onChange={({ currentTarget }) => set({ gradeReason: currentTarget.value })} />
          <RangeFields label={say('facts.killed')} value={after.killed} onChange={(killed) => set({ killed })} />
          <RangeFields label={say('facts.injured')} value={after.injured} onChange={(injured) => set({ injured })} />
          <TextInput type="date" label={say('facts.startDate')} value={after.startDate} onChange={({ currentTarget }) => set({ startDate: currentTarget.value })} />
          <TextInput type="date" label={say('facts.endDate')} value={after.endDate} onChange={({ currentTarget }) => set({ endDate: currentTarget.value })} />
          <Textarea label={say('app.reason')} description={say('incident.reasonHint')} dir="auto" autosize minRows={2} value={reason} onChange={({ currentTarget }) => setReason(currentTarget.value)} />
          <Button type="submit" disabled={reason.trim() === '' || Object.keys(patch).length === 0}>{say('incident.save')}</Button>
        </Stack>
      </form>
    </Modal>
  );
}

type Fields = ReturnType<typeof fieldsOf>;

function fieldsOf(incident: Incident) {
  const { title, grade, gradeReason, killed, injured, startDate, endDate } = incident;
  return { title: title ?? '', grade: grade as Grade, gradeReason: gradeReason ?? '', killed: rangeFrom(killed), injured: rangeFrom(injured), startDate, endDate };
}

/** An emptied field is cleared (null); an untouched one is left out. */
function patchOf(before: Fields, after: Fields): IncidentPatch {
  const changed = (field: keyof Fields) => JSON.stringify(before[field]) !== JSON.stringify(after[field]);
  return {
    ...(changed('title') && { title: after.title.trim() || null }),
    ...(changed('grade') && { grade: after.grade }),
    ...(changed('gradeReason') && { gradeReason: after.gradeReason.trim() || null }),
    ...(changed('killed') && { killed: rangeInput(after.killed) ?? null }),
    ...(changed('injured') && { injured: rangeInput(after.injured) ?? null }),
    ...(changed('startDate') && { startDate: after.startDate }),
    ...(changed('endDate') && { endDate: after.endDate }),
  };
}
