import { Alert, Button, Stack, Text } from '@mantine/core';
import { isConflict, type Failure } from '../api/failure.ts';
import { useWords } from '../words/useWords.ts';

interface Props {
  failure: Failure;
  onRetry?: () => void;
}

/** What went wrong in the desk's own words, and what to do next. */
export function FailureNotice({ failure, onRetry }: Props) {
  const { say } = useWords();
  const conflict = isConflict(failure);
  const offline = failure.code === 'OFFLINE';
  return (
    <Alert role="alert" color={conflict ? 'orange' : 'red'} variant="light" title={say(conflict ? 'item.conflict' : 'app.failed')}>
      <Stack align="flex-start" gap="xs">
        <Text size="sm">{offline ? say('app.offline') : failure.message}</Text>
        {onRetry && <Button size="xs" variant="default" onClick={onRetry}>{say(conflict ? 'item.reload' : 'app.retry')}</Button>}
      </Stack>
    </Alert>
  );
}
