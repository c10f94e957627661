import { Button, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useAct } from '../api/useAct.ts';
import { graphql } from '../gql/index.ts';
import type { SwitchesFragment } from '../gql/graphql.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { DESK_ROLES } from '../parts/enums.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { TextField } from '../parts/TextField.tsx';
import { TickField } from '../parts/TickField.tsx';
import { useWords } from '../words/useWords.ts';
import { changesOf, switchDraft } from './switchDraft.ts';

graphql(`
  fragment Switches on Desk {
    version fourEyes coordinateDecimals leaseMinutes blindShare twoFactorRoles
  }
`);
const UPDATE = graphql(`
  mutation UpdateDesk($input: UpdateDeskInput!) {
    updateDesk(input: $input) { ...Switches }
  }
`);

const DECIMALS = ['0', '1', '2', '3', '4', '5', '6'] as const;

/** The switches. Only those that were moved are sent, with the reason why. */
export function SwitchForm({ desk, readOnly, refresh }: { desk: SwitchesFragment; readOnly: boolean; refresh: () => void }) {
  const { say } = useWords();
  const { act, busy, failure, dismiss } = useAct();
  const [before] = useState(() => switchDraft(desk));
  const [draft, setDraft] = useState(before);
  const [reason, setReason] = useState('');
  const set = (part: Partial<typeof draft>) => setDraft((fields) => ({ ...fields, ...part }));
  const changes = changesOf(before, draft);
  const moved = Object.keys(changes).length > 0;
  const save = async () => {
    const done = await act(UPDATE, (clientMutationId) => ({ input: { ...changes, reason: reason.trim(), expectedVersion: desk.version, clientMutationId } }));
    if (done) notifications.show({ message: say('incident.saved') });
  };
  return (
    <form className="narrow" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <fieldset className="record" disabled={readOnly}>
        <legend>{say('desk.switches')}</legend>
        <Stack gap="sm">
          <TickField label={say('desk.fourEyes')} checked={draft.fourEyes} onChange={(fourEyes) => set({ fourEyes })} />
          <ChoiceField label={say('desk.decimals')} value={draft.decimals} options={DECIMALS} none={say('desk.allDecimals')} nameOf={(n) => say(`decimals.${n}`)} onChange={(decimals) => set({ decimals })} />
          <TextField label={say('desk.lease')} hint={say('desk.leaseHint')} type="number" min={1} max={1440} dir="ltr" value={draft.leaseMinutes} onChange={(leaseMinutes) => set({ leaseMinutes })} />
          <TextField label={say('desk.blindShare')} hint={say('desk.blindShareHint')} type="number" min={0} max={100} step="any" dir="ltr" value={draft.blindPercent} onChange={(blindPercent) => set({ blindPercent })} />
          <div role="group" aria-labelledby="factor-roles">
            <span className="label" id="factor-roles">{say('desk.twoFactor')}</span>
            <p className="hint">{say('desk.twoFactorHint')}</p>
            <div className="chips">
              {DESK_ROLES.map((role) => <TickField key={role} className="chip" label={say(`role.${role}`)} checked={draft.twoFactorRoles.includes(role)} onChange={(chosen) => set({ twoFactorRoles: DESK_ROLES.filter((each) => (each === role ? chosen : draft.twoFactorRoles.includes(each))) })} />)}
            </div>
          </div>
        </Stack>
      </fieldset>
      {!readOnly && (
        <Stack gap="sm" mt="sm">
          <TextField label={say('app.reason')} hint={say('desk.reasonHint')} dir="auto" value={reason} onChange={setReason} />
          {failure && <FailureNotice failure={failure} onRetry={() => { dismiss(); refresh(); }} />}
          <Button type="submit" className="fit" loading={busy} disabled={!moved || reason.trim() === ''}>{say('saved.keep')}</Button>
        </Stack>
      )}
    </form>
  );
}
