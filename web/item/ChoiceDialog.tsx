import { Button, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useNumberKeys } from '../keys/useNumberKeys.ts';
import { useWords } from '../words/useWords.ts';

interface Props<T> {
  opened: boolean;
  onClose: () => void;
  title: string;
  choices: readonly { name: string; value: T }[];
  onChoose: (value: T, note: string) => void;
}

/** A few choices, each by its number, with a note for the others: two keys for the usual case. */
export function ChoiceDialog<T>({ opened, onClose, title, choices, onChoose }: Props<T>) {
  const { say } = useWords();
  const [note, setNote] = useState('');
  const choose = (index: number) => {
    const choice = choices[index];
    if (!choice) return;
    onClose();
    onChoose(choice.value, note.trim());
  };
  useNumberKeys(opened, (number) => choose(number - 1));
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': say('app.close') }}>
      <Stack gap="xs">
        <Text size="sm">{say('item.chooseKey')}</Text>
        {choices.map(({ name }, index) => (
          <Button key={name} variant="default" justify="flex-start" onClick={() => choose(index)} data-autofocus={index === 0 || undefined}>{index + 1}  {name}</Button>
        ))}
        <Textarea label={say('item.note')} dir="auto" autosize minRows={2} value={note} onChange={({ currentTarget }) => setNote(currentTarget.value)} />
      </Stack>
    </Modal>
  );
}
