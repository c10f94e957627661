import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useAct } from '../api/useAct.ts';
import { graphql } from '../gql/index.ts';
import type { VictimDraft } from '../item/facts/draft.ts';
import { victimInputs } from '../item/facts/toInput.ts';
import { VictimFields } from '../item/facts/VictimFields.tsx';
import { FormDialog } from '../parts/FormDialog.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useWords } from '../words/useWords.ts';
import type { Incident } from './useIncident.ts';

const UPDATE = graphql(`
  mutation UpdateVictims($input: UpdateVictimsInput!) {
    updateVictims(input: $input) { incident { id version code } }
  }
`);

/** Who was harmed, and whose names the public may read. */
export function VictimsDialog({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const { say } = useWords();
  const { act, busy, failure } = useAct();
  const [before] = useState<VictimDraft[]>(() => incident.victims.map(({ id, name, nameAr, status, ageClass, sex, embargoed }) => ({ id, name, nameAr: nameAr ?? '', status, ageClass, sex, embargoed })));
  const [victims, setVictims] = useState(before);
  const [reason, setReason] = useState('');
  const changed = JSON.stringify(victims) !== JSON.stringify(before);
  const submit = async () => {
    const done = await act(UPDATE, (clientMutationId) => ({ input: { id: incident.id, expectedVersion: incident.version, victims: victimInputs(victims), reason: reason.trim(), clientMutationId } }));
    if (!done) return;
    notifications.show({ message: say('incident.saved') });
    onClose();
  };
  return (
    <FormDialog title={say('victims.correct')} act={say('incident.save')} unready={!changed || reason.trim() === ''} busy={busy} failure={failure} onClose={onClose} onSubmit={() => void submit()}>
      <p className="hint">{say('victims.correctHelp')}</p>
      <VictimFields victims={victims} onChange={setVictims} />
      <TextField label={say('app.reason')} hint={say('victims.reasonHint')} dir="auto" value={reason} onChange={setReason} />
    </FormDialog>
  );
}
