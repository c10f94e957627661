import { Alert, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { failureOf } from '../api/failure.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { GradeBadge } from '../parts/GradeBadge.tsx';
import { usePageTitle } from '../parts/usePageTitle.ts';
import { useViewer } from '../session/useViewer.ts';
import { useWords } from '../words/useWords.ts';
import { ClaimList } from './ClaimList.tsx';
import { GraphicGate } from './GraphicGate.tsx';
import { IncidentActs } from './IncidentActs.tsx';
import { IncidentFacts } from './IncidentFacts.tsx';
import { IncidentMap } from './IncidentMap.tsx';
import { Timeline } from './Timeline.tsx';
import { VictimList } from './VictimList.tsx';
import { useIncident, type Incident } from './useIncident.ts';

/** One incident: what is concluded, what it rests on, and how the conclusion came to be. */
export function IncidentPage({ code }: { code: string }) {
  const { say } = useWords();
  const { incident, missing, error, refresh } = useIncident(code);
  usePageTitle(say('incident.title', { code }));
  if (incident) return <IncidentView incident={incident} refresh={refresh} />;
  if (missing) return <Text py="xl">{say('incident.none')}</Text>;
  if (error) return <FailureNotice failure={failureOf(error)} onRetry={refresh} />;
  return <Loader aria-label={say('app.loading')} />;
}

function IncidentView({ incident, refresh }: { incident: Incident; refresh: () => void }) {
  const { say } = useWords();
  const { onDesk } = useViewer();
  const { lat, lon } = incident;
  return (
    <Stack gap="md">
      <Group gap="sm" align="center">
        <Title order={1} size="h3" dir="auto">{incident.title ?? say('incident.title', { code: incident.code })}</Title>
        <GradeBadge grade={incident.grade} />
        <Text c="dimmed">{incident.code}</Text>
      </Group>
      {incident.state === 'PROPOSED' && <Alert color="orange" variant="light">{say('incident.proposed')}</Alert>}
      {incident.state === 'RETRACTED' && <Alert color="gray">{say('incident.retracted')}</Alert>}
      {onDesk && <IncidentActs incident={incident} refresh={refresh} />}
      <div className="incident-columns">
        <Stack gap="md">
          <IncidentFacts incident={incident} />
          <GraphicGate graphic={incident.graphic}><ClaimList claims={incident.claims} /></GraphicGate>
          <VictimList victims={incident.victims} />
        </Stack>
        <Stack gap="md">
          {lat != null && lon != null && <IncidentMap label={say('incident.map')} dots={[{ ...incident, lat, lon }]} around={{ lat, lon }} />}
          <Timeline incident={incident} />
        </Stack>
      </div>
    </Stack>
  );
}
