import type { RejectReason } from '../gql/graphql.ts';
import { REJECT_REASONS } from '../parts/enums.ts';
import { useWords } from '../words/useWords.ts';
import { ChoiceDialog } from './ChoiceDialog.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  onReject: (reason: RejectReason, note: string) => void;
}

/** Every rejection has its reason. */
export function RejectDialog({ opened, onClose, onReject }: Props) {
  const { say } = useWords();
  const choices = REJECT_REASONS.map((value) => ({ value, name: say(`reject.${value}`) }));
  return <ChoiceDialog opened={opened} onClose={onClose} title={say('item.rejectTitle')} choices={choices} onChoose={onReject} />;
}
