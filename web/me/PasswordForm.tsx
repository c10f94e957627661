import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useWords } from '../words/useWords.ts';
import { useTry } from './useTry.ts';

/** Asks for one's password before something that a passer-by at an unlocked screen must not do. */
export function PasswordForm({ act, onClose, onPassword }: { act: string; onClose: () => void; onPassword: (password: string) => Promise<void> }) {
  const { say } = useWords();
  const [password, setPassword] = useState('');
  const { attempt, busy, failure } = useTry();
  return (
    <form className="narrow" onSubmit={(event) => { event.preventDefault(); void attempt(() => onPassword(password)); }}>
      <Stack gap="xs" mt={6}>
        <TextField label={say('factor.password')} type="password" dir="ltr" autoComplete="current-password" value={password} onChange={setPassword} autoFocus />
        {failure && <FailureNotice failure={failure} />}
        <Group gap={6}>
          <Button size="xs" type="submit" loading={busy} disabled={password === ''}>{act}</Button>
          <Button size="xs" variant="subtle" onClick={onClose}>{say('app.close')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
