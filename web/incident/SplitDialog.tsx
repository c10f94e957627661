import { Button, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { IncidentPatch } from '../gql/graphql.ts';
import { noRange, type RangeDraft } from '../item/facts/draft.ts';
import { RangeFields } from '../item/facts/RangeFields.tsx';
import { rangeInput } from '../item/facts/toInput.ts';
import { TextField } from '../parts/TextField.tsx';
import { TickField } from '../parts/TickField.tsx';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import type { Incident } from './useIncident.ts';

export interface Split {
  claimIds: string[];
  part: IncidentPatch;
  remaining: IncidentPatch;
  reason: string;
}

interface Props {
  incident: Incident;
  onClose: () => void;
  onSplit: (split: Split) => void;
}

/** One record turns out to be of two events: which claims go to the new one, and what is concluded of each. */
export function SplitDialog({ incident, onClose, onSplit }: Props) {
  const { say } = useWords();
  const { range } = useFormats();
  const [claimIds, setClaimIds] = useState<string[]>([]);
  const [part, setPart] = useState({ title: '', startDate: incident.startDate, killed: noRange() });
  const [killed, setKilled] = useState<RangeDraft>(noRange);
  const [reason, setReason] = useState('');
  const submit = () => {
    onClose();
    const found = rangeInput(part.killed);
    const left = rangeInput(killed);
    onSplit({
      claimIds, reason: reason.trim(),
      part: { ...(part.title.trim() && { title: part.title.trim() }), startDate: part.startDate, endDate: part.startDate, ...(found && { killed: found, overrideReason: reason.trim() }) },
      remaining: left ? { killed: left, overrideReason: reason.trim() } : {},
    });
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={say('split.title', { code: incident.code })} closeButtonProps={{ 'aria-label': say('app.close') }}>
      <Stack gap="sm">
        <Text size="sm">{say('split.help')}</Text>
        <fieldset className="record">
          <legend>{say('split.claims')}</legend>
          {incident.claims.map((claim) => (
            <TickField key={claim.id} label={`${claim.source.name}: ${range(claim.killed)}`} checked={claimIds.includes(claim.id)}
              onChange={(chosen) => setClaimIds((before) => (chosen ? [...before, claim.id] : before.filter((id) => id !== claim.id)))} />
          ))}
        </fieldset>
        <fieldset className="record">
          <legend>{say('split.part')}</legend>
          <TextField label={say('facts.title')} dir="auto" value={part.title} onChange={(title) => setPart({ ...part, title })} />
          <TextField label={say('facts.startDate')} type="date" value={part.startDate} onChange={(startDate) => setPart({ ...part, startDate })} />
          <RangeFields label={say('facts.killed')} value={part.killed} onChange={(value) => setPart({ ...part, killed: value })} />
        </fieldset>
        <fieldset className="record">
          <legend>{say('split.remaining', { code: incident.code })}</legend>
          <RangeFields label={say('facts.killed')} value={killed} onChange={setKilled} />
        </fieldset>
        <TextField label={say('app.reason')} hint={say('split.derived')} dir="auto" value={reason} onChange={setReason} />
        <Button disabled={reason.trim() === '' || part.startDate === ''} onClick={submit}>{say('split.act')}</Button>
      </Stack>
    </Modal>
  );
}
