import { Button, Group, Stack, Text } from '@mantine/core';
import { memo } from 'react';
import { useWords } from '../../words/useWords.ts';
import { blankNote, blankStatement, blankTally, isEmpty, withRecord, type Draft, type IncidentDraft, type RecordList } from './draft.ts';
import { IncidentFields } from './IncidentFields.tsx';
import { NoteFields } from './NoteFields.tsx';
import { RecordBox } from './RecordBox.tsx';
import { StatementFields } from './StatementFields.tsx';
import { TallyFields } from './TallyFields.tsx';

interface Props {
  draft: Draft;
  /** The incident that marks and grade keys go to. */
  incident: number;
  onIncident: (index: number) => void;
  onChange: (next: (draft: Draft) => Draft) => void;
  /** An incident with what the text is mainly about. */
  suggestIncident: () => IncidentDraft;
}

/** Every record that the page is to become, each to be changed, taken out, or added. */
export const FactsForm = memo(function FactsForm({ draft, incident, onIncident, onChange, suggestIncident }: Props) {
  const { say } = useWords();
  const remove = (list: RecordList, index: number) => onChange((before) => ({ ...before, [list]: before[list].filter((_, at) => at !== index) }));
  return (
    <Stack gap="md">
      {isEmpty(draft) && <Text c="dimmed" size="sm">{say('item.nothing')}</Text>}
      {draft.incidents.map((value, index) => (
        <RecordBox key={value.key} kind="incidents" name={say('facts.incident', { n: index + 1 })} active={draft.incidents.length > 1 && index === incident} onFocus={() => onIncident(index)} onRemove={() => remove('incidents', index)}>
          <IncidentFields value={value} onChange={(part) => onChange((before) => withRecord(before, 'incidents', index, part))} />
        </RecordBox>
      ))}
      {draft.tallies.map((value, index) => (
        <RecordBox key={value.key} kind="tallies" name={say('facts.tally', { n: index + 1 })} onRemove={() => remove('tallies', index)}>
          <TallyFields value={value} onChange={(part) => onChange((before) => withRecord(before, 'tallies', index, part))} />
        </RecordBox>
      ))}
      {draft.notes.map((value, index) => (
        <RecordBox key={value.key} kind="notes" name={say('facts.note', { n: index + 1 })} onRemove={() => remove('notes', index)}>
          <NoteFields value={value} onChange={(part) => onChange((before) => withRecord(before, 'notes', index, part))} />
        </RecordBox>
      ))}
      {draft.statements.map((value, index) => (
        <RecordBox key={value.key} kind="statements" name={say('facts.statement', { n: index + 1 })} onRemove={() => remove('statements', index)}>
          <StatementFields value={value} onChange={(part) => onChange((before) => withRecord(before, 'statements', index, part))} />
        </RecordBox>
      ))}
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={() => onChange((before) => ({ ...before, incidents: [...before.incidents, suggestIncident()] }))}>{say('facts.addIncident')}</Button>
        <Button size="xs" variant="default" onClick={() => onChange((before) => ({ ...before, tallies: [...before.tallies, blankTally()] }))}>{say('facts.addTally')}</Button>
        <Button size="xs" variant="default" onClick={() => onChange((before) => ({ ...before, notes: [...before.notes, blankNote()] }))}>{say('facts.addNote')}</Button>
        <Button size="xs" variant="default" onClick={() => onChange((before) => ({ ...before, statements: [...before.statements, blankStatement()] }))}>{say('facts.addStatement')}</Button>
      </Group>
    </Stack>
  );
});
