import { Button, Group, Stack, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { TextField } from '../parts/TextField.tsx';
import { changePassword, signOutElsewhere } from '../session/account.ts';
import { useWords } from '../words/useWords.ts';
import { useTry } from './useTry.ts';

/** One's own password and browsers. */
export function Account() {
  const { say } = useWords();
  const [changing, setChanging] = useState(false);
  const [now, setNow] = useState('');
  const [next, setNext] = useState('');
  const { attempt, busy, failure } = useTry();
  const change = () => attempt(async () => {
    await changePassword(now, next);
    setChanging(false);
    setNow('');
    setNext('');
    notifications.show({ message: say('account.changed') });
  });
  const elsewhere = () => attempt(async () => {
    await signOutElsewhere();
    notifications.show({ message: say('account.elsewhereDone') });
  });
  return (
    <section aria-labelledby="account">
      <Title order={2} size="h5" id="account">{say('account.title')}</Title>
      {failure && <FailureNotice failure={failure} />}
      {!changing && (
        <Group gap={6} mt={6}>
          <Button size="compact-sm" variant="default" onClick={() => setChanging(true)}>{say('account.change')}</Button>
          <Button size="compact-sm" variant="default" loading={busy} onClick={() => void elsewhere()}>{say('account.elsewhere')}</Button>
        </Group>
      )}
      {changing && (
        <form className="narrow" onSubmit={(event) => { event.preventDefault(); void change(); }}>
          <Stack gap="xs" mt={6}>
            <TextField label={say('factor.password')} type="password" dir="ltr" autoComplete="current-password" value={now} onChange={setNow} autoFocus />
            <TextField label={say('redeem.newPassword')} hint={say('redeem.passwordHint')} type="password" dir="ltr" autoComplete="new-password" minLength={12} maxLength={200} value={next} onChange={setNext} />
            <Group gap={6}>
              <Button size="xs" type="submit" loading={busy} disabled={now === '' || next.length < 12}>{say('account.change')}</Button>
              <Button size="xs" variant="subtle" onClick={() => setChanging(false)}>{say('app.close')}</Button>
            </Group>
          </Stack>
        </form>
      )}
    </section>
  );
}
