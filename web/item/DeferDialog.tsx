import { useWords } from '../words/useWords.ts';
import { ChoiceDialog } from './ChoiceDialog.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  onDefer: (until: Date, note: string) => void;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Puts an item away; it comes back by itself. */
export function DeferDialog({ opened, onClose, onDefer }: Props) {
  const { say } = useWords();
  const choices = [{ name: say('item.deferDay'), value: 1 }, { name: say('item.deferThree'), value: 3 }, { name: say('item.deferWeek'), value: 7 }];
  return (
    <ChoiceDialog opened={opened} onClose={onClose} title={say('item.deferTitle')} choices={choices}
      onChoose={(days, note) => onDefer(new Date(Date.now() + days * DAY_MS), note)} />
  );
}
