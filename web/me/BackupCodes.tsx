import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useWords } from '../words/useWords.ts';

/** Codes for the day on which the authenticator is lost; shown once. */
export function BackupCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { say } = useWords();
  return (
    <Stack gap="xs" mt={6} className="narrow">
      <Text size="sm" role="status">{say('factor.backup')}</Text>
      <pre className="secret" dir="ltr" tabIndex={0} aria-label={say('factor.codes')}>{codes.join('\n')}</pre>
      <Group gap={6}>
        <CopyButton value={codes.join('\n')}>{({ copied, copy }) => <Button size="xs" variant="default" onClick={copy}>{say(copied ? 'secret.copied' : 'secret.copy')}</Button>}</CopyButton>
        <Button size="xs" onClick={onKept}>{say('secret.kept')}</Button>
      </Group>
    </Stack>
  );
}
