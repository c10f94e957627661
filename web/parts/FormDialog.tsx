import { Button, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Failure } from '../api/failure.ts';
import { useWords } from '../words/useWords.ts';
import { FailureNotice } from './FailureNotice.tsx';

interface Props {
  title: string;
  /** What the button says. */
  act: string;
  /** Something that is needed isn't there yet. */
  unready?: boolean;
  busy?: boolean;
  failure: Failure | null;
  onClose: () => void;
  onSubmit: () => void;
  children: ReactNode;
}

/** Asks for what an act needs. It stays open while the desk answers, so that nothing typed is lost by a failure. */
export function FormDialog({ title, act, unready = false, busy = false, failure, onClose, onSubmit, children }: Props) {
  const { say } = useWords();
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': say('app.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); onSubmit(); }}>
        <Stack gap="sm">
          {children}
          {failure && <FailureNotice failure={failure} />}
          <Button type="submit" disabled={unready} loading={busy}>{act}</Button>
        </Stack>
      </form>
    </Modal>
  );
}
