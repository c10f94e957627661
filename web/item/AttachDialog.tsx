import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '../gql/index.ts';
import { useWords } from '../words/useWords.ts';
import type { IncidentDraft } from './facts/draft.ts';
import { GradeAfterwards } from './facts/GradeAfterwards.tsx';
import { IncidentLine, type IncidentLineData } from './IncidentLine.tsx';
import type { Item } from './itemQuery.ts';
import { useNumberKeys } from '../keys/useNumberKeys.ts';

const BY_CODE = graphql(`
  query IncidentByCode($code: String!) {
    incident(code: $code) { ...IncidentLine }
  }
`);

interface Props {
  opened: boolean;
  onClose: () => void;
  item: Item;
  /** What the page says of the event, as the reviewer has it so far. */
  draft: IncidentDraft | undefined;
  onAttach: (incident: IncidentLineData) => void;
}

/** Chooses the recorded incident that the page reports: a candidate by its number, or any by its code. */
export function AttachDialog({ opened, onClose, item, draft, onAttach }: Props) {
  const { say } = useWords();
  const api = useClient();
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const candidates = item.candidateIncidents.slice(0, 9);
  const choose = (incident: IncidentLineData | undefined) => {
    if (!incident) return;
    onClose();
    onAttach(incident);
  };
  useNumberKeys(opened, (number) => choose(candidates[number - 1]));
  const find = async () => {
    const { data } = await api.query(BY_CODE, { code: code.trim() }, { requestPolicy: 'network-only' }).toPromise();
    setMissing(!data?.incident);
    if (data?.incident) choose(data.incident);
  };
  return (
    <Modal opened={opened} onClose={onClose} title={say('item.attachTitle')} closeButtonProps={{ 'aria-label': say('app.close') }}>
      <Stack gap="sm">
        <Text size="sm">{say('item.attachClaims')}</Text>
        {candidates.length === 0 ? <Text size="sm" c="dimmed">{say('item.noCandidates')}</Text> : <Text size="sm">{say('item.chooseKey')}</Text>}
        <ol className="choices">
          {candidates.map((incident, index) => (
            <li key={incident.id}>
              <Button size="compact-sm" variant="default" onClick={() => choose(incident)} aria-label={`${index + 1}: ${incident.code}`}>{index + 1}</Button>
              <div>
                <IncidentLine incident={incident} />
                <GradeAfterwards itemId={item.id} incident={incident} draft={draft} />
              </div>
            </li>
          ))}
        </ol>
        <form onSubmit={(event) => { event.preventDefault(); void find(); }}>
          <TextInput label={say('item.attachCode')} dir="ltr" value={code} onChange={({ currentTarget }) => setCode(currentTarget.value)} error={missing && say('incident.none')} />
          <Button type="submit" size="xs" mt="xs" disabled={code.trim() === ''}>{say('item.attach')}</Button>
        </form>
      </Stack>
    </Modal>
  );
}
