import { Loader, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { ItemPage } from '../item/ItemPage.tsx';
import { QueuePage } from '../queue/QueuePage.tsx';
import { SignInPage } from '../session/SignInPage.tsx';
import { useViewer } from '../session/useViewer.ts';
import { SourcesPage } from '../sources/SourcesPage.tsx';
import { useWords } from '../words/useWords.ts';
import { PATHS } from './paths.ts';

// The map's outlines and the chart are large: loaded by those who look at them.
const IncidentPage = lazy(async () => ({ default: (await import('../incident/IncidentPage.tsx')).IncidentPage }));
const IncidentsPage = lazy(async () => ({ default: (await import('../incident/IncidentsPage.tsx')).IncidentsPage }));
const RecordsPage = lazy(async () => ({ default: (await import('../records/RecordsPage.tsx')).RecordsPage }));
const ReleasesPage = lazy(async () => ({ default: (await import('../releases/ReleasesPage.tsx')).ReleasesPage }));
const RulesPage = lazy(async () => ({ default: (await import('../rules/RulesPage.tsx')).RulesPage }));
const GradingPage = lazy(async () => ({ default: (await import('../grading/GradingPage.tsx')).GradingPage }));
const WebhooksPage = lazy(async () => ({ default: (await import('../webhooks/WebhooksPage.tsx')).WebhooksPage }));
const PeoplePage = lazy(async () => ({ default: (await import('../people/PeoplePage.tsx')).PeoplePage }));
const RedeemPage = lazy(async () => ({ default: (await import('../people/RedeemPage.tsx')).RedeemPage }));
const DeskPage = lazy(async () => ({ default: (await import('../desk/DeskPage.tsx')).DeskPage }));
const FactorPage = lazy(async () => ({ default: (await import('../me/FactorPage.tsx')).FactorPage }));
const MePage = lazy(async () => ({ default: (await import('../me/MePage.tsx')).MePage }));
const MonthsPage = lazy(async () => ({ default: (await import('../months/MonthsPage.tsx')).MonthsPage }));

/** Which address shows what. Incidents and months are public, as the API has them; the rest is the desk's. */
export function Pages() {
  const { say } = useWords();
  const { onDesk, runs, lacksSecondFactor } = useViewer();
  return (
    <Suspense fallback={<Loader aria-label={say('app.loading')} />}>
      <Switch>
        <Route path={PATHS.incidents}><IncidentsPage /></Route>
        <Route path={PATHS.incident}>{({ code }) => <IncidentPage key={code} code={code} />}</Route>
        <Route path={PATHS.records}><RecordsPage /></Route>
        <Route path={PATHS.releases}><ReleasesPage /></Route>
        <Route path={PATHS.months}><MonthsPage /></Route>
        <Route path={PATHS.invitation}><RedeemPage key="invitation" invited /></Route>
        <Route path={PATHS.newPassword}><RedeemPage key="password" invited={false} /></Route>
        {!onDesk && <Route><SignInPage /></Route>}
        {lacksSecondFactor && <Route><FactorPage /></Route>}
        <Route path="/"><Redirect to="/queue" replace /></Route>
        <Route path={PATHS.queue}><QueuePage /></Route>
        <Route path={PATHS.item}>{({ id }) => <ItemPage key={id} id={id} />}</Route>
        <Route path={PATHS.rules}><RulesPage /></Route>
        <Route path={PATHS.grading}><GradingPage /></Route>
        <Route path={PATHS.webhooks}><WebhooksPage /></Route>
        {runs && <Route path={PATHS.people}><PeoplePage /></Route>}
        <Route path={PATHS.desk}><DeskPage /></Route>
        <Route path={PATHS.me}><MePage /></Route>
        <Route path={PATHS.sources}><SourcesPage /></Route>
        <Route><Text py="xl">{say('app.notFound')}</Text></Route>
      </Switch>
    </Suspense>
  );
}
