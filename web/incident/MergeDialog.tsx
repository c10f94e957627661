import { Button, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '../gql/index.ts';
import { IncidentLine, type IncidentLineData } from '../item/IncidentLine.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useWords } from '../words/useWords.ts';

const SURVIVOR = graphql(`
  query Survivor($code: String!) {
    incident(code: $code) { ...IncidentLine }
  }
`);

interface Props {
  incident: { code: string };
  onClose: () => void;
  onMerge: (into: IncidentLineData, reason: string) => void;
}

/** Two records of one event become one: which lives on is looked up and shown before anything is done. */
export function MergeDialog({ incident, onClose, onMerge }: Props) {
  const { say } = useWords();
  const api = useClient();
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const [into, setInto] = useState<IncidentLineData | null>(null);
  const [missing, setMissing] = useState(false);
  const find = async () => {
    const { data } = await api.query(SURVIVOR, { code: code.trim() }, { requestPolicy: 'network-only' }).toPromise();
    const found = data?.incident && data.incident.code !== incident.code ? data.incident : null;
    setInto(found);
    setMissing(found === null);
  };
  return (
    <Modal opened onClose={onClose} title={say('merge.title', { code: incident.code })} closeButtonProps={{ 'aria-label': say('app.close') }}>
      <Stack gap="sm">
        <Text size="sm">{say('merge.help')}</Text>
        <form onSubmit={(event) => { event.preventDefault(); void find(); }}>
          <TextField label={say('merge.code')} dir="ltr" value={code} error={missing ? say('incident.none') : undefined} onChange={setCode} data-autofocus />
          <Button type="submit" size="xs" mt="xs" variant="default" disabled={code.trim() === ''}>{say('merge.find')}</Button>
        </form>
        {into && <div className="panel"><IncidentLine incident={into} /></div>}
        <TextField label={say('app.reason')} dir="auto" value={reason} onChange={setReason} />
        <Button disabled={!into || reason.trim() === ''} onClick={() => { if (into) { onClose(); onMerge(into, reason.trim()); } }}>{say('merge.act')}</Button>
      </Stack>
    </Modal>
  );
}
