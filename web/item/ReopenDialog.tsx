import { useWords } from '../words/useWords.ts';
import { ReasonDialog } from '../parts/ReasonDialog.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  onReopen: (reason: string) => void;
}

export function ReopenDialog({ opened, onClose, onReopen }: Props) {
  const { say } = useWords();
  return <ReasonDialog opened={opened} onClose={onClose} title={say('item.reopenTitle')} act={say('item.reopen')} onReason={onReopen} />;
}
