import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { ReasonDialog } from '../parts/ReasonDialog.tsx';
import { useViewer } from '../session/useViewer.ts';
import { useWords } from '../words/useWords.ts';
import { CorrectDialog } from './CorrectDialog.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import { VictimsDialog } from './VictimsDialog.tsx';
import type { Incident } from './useIncident.ts';
import { useIncidentActs } from './useIncidentActs.ts';

/** Approve, correct and regrade, victims, merge, split, retract: as far as the viewer may. */
export function IncidentActs({ incident, refresh }: { incident: Incident; refresh: () => void }) {
  const { say } = useWords();
  const { edits } = useViewer();
  const [dialog, setDialog] = useState<'correct' | 'retract' | 'merge' | 'split' | 'victims' | null>(null);
  const acts = useIncidentActs(incident);
  const close = () => setDialog(null);
  if (incident.state === 'RETRACTED' || incident.state === 'MERGED') return null;
  return (
    <>
      <Group gap="xs">
        {edits && incident.state === 'PROPOSED' && <Button size="xs" onClick={() => void acts.approve()}>{say('incident.approve')}</Button>}
        <Button size="xs" variant="default" aria-haspopup="dialog" onClick={() => setDialog('correct')}>{say('incident.correct')}</Button>
        <Button size="xs" variant="default" aria-haspopup="dialog" onClick={() => setDialog('victims')}>{say('victims.correct')}</Button>
        {edits && <Button size="xs" variant="default" aria-haspopup="dialog" onClick={() => setDialog('merge')}>{say('merge.act')}</Button>}
        {edits && <Button size="xs" variant="default" aria-haspopup="dialog" onClick={() => setDialog('split')}>{say('split.act')}</Button>}
        {edits && <Button size="xs" variant="default" aria-haspopup="dialog" onClick={() => setDialog('retract')}>{say('incident.retract')}</Button>}
      </Group>
      {acts.failure && <FailureNotice failure={acts.failure} onRetry={() => { acts.dismiss(); refresh(); }} />}
      {dialog === 'correct' && <CorrectDialog incident={incident} onClose={close} onCorrect={(patch, reason) => void acts.correct(patch, reason)} />}
      {dialog === 'victims' && <VictimsDialog incident={incident} onClose={close} />}
      {dialog === 'merge' && <MergeDialog incident={incident} onClose={close} onMerge={(into, reason) => void acts.merge(into, reason)} />}
      {dialog === 'split' && <SplitDialog incident={incident} onClose={close} onSplit={(split) => void acts.split(split)} />}
      <ReasonDialog opened={dialog === 'retract'} onClose={close} title={say('incident.retract')} act={say('incident.retract')} hint={say('incident.reasonHint')} onReason={(reason) => void acts.retract(reason)} />
    </>
  );
}
