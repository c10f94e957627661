import { Button, CopyButton, Modal, Stack, Text } from '@mantine/core';
import { useWords } from '../words/useWords.ts';

interface Props {
  title: string;
  /** What it is for and to whom it goes. */
  help: string;
  secret: string;
  onClose: () => void;
}

/** Something that is shown once. A press beside the dialog doesn't close it: it would be gone. */
export function SecretDialog({ title, help, secret, onClose }: Props) {
  const { say } = useWords();
  return (
    <Modal opened onClose={onClose} closeOnClickOutside={false} title={title} closeButtonProps={{ 'aria-label': say('app.close') }}>
      <Stack gap="sm">
        <Text size="sm">{help}</Text>
        <code className="secret" dir="ltr" tabIndex={0}>{secret}</code>
        <Text size="sm" className="queue-warning">{say('secret.once')}</Text>
        <CopyButton value={secret}>{({ copied, copy }) => <Button variant="default" onClick={copy} data-autofocus>{say(copied ? 'secret.copied' : 'secret.copy')}</Button>}</CopyButton>
        <Button onClick={onClose}>{say('secret.kept')}</Button>
      </Stack>
    </Modal>
  );
}
