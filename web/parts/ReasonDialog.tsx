import { Button, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../words/useWords.ts';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What the button says. */
  act: string;
  hint?: string;
  onReason: (reason: string) => void;
}

/** Asks why, before something that others will want explained. */
export function ReasonDialog({ opened, onClose, title, act, hint, onReason }: Props) {
  const { say } = useWords();
  const [reason, setReason] = useState('');
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': say('app.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); onClose(); onReason(reason.trim()); }}>
        <Stack gap="sm">
          <Textarea label={say('app.reason')} description={hint} dir="auto" autosize minRows={2} required withAsterisk={false} data-autofocus value={reason} onChange={({ currentTarget }) => setReason(currentTarget.value)} />
          <Button type="submit" disabled={reason.trim() === ''}>{act}</Button>
        </Stack>
      </form>
    </Modal>
  );
}
