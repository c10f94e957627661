import { Text } from '@mantine/core';
import { Redirect, Route, Switch } from 'wouter';
import { IncidentPage } from '../incident/IncidentPage.tsx';
import { IncidentsPage } from '../incident/IncidentsPage.tsx';
import { ItemPage } from '../item/ItemPage.tsx';
import { MonthsPage } from '../months/MonthsPage.tsx';
import { QueuePage } from '../queue/QueuePage.tsx';
import { SignInPage } from '../session/SignInPage.tsx';
import { useViewer } from '../session/useViewer.ts';
import { SourcesPage } from '../sources/SourcesPage.tsx';
import { useWords } from '../words/useWords.ts';

/** Which address shows what. Incidents and months are public, as the API has them; the rest is the desk's. */
export function Pages() {
  const { say } = useWords();
  const { onDesk } = useViewer();
  return (
    <Switch>
      <Route path="/incidents"><IncidentsPage /></Route>
      <Route path="/incidents/:code">{({ code }) => <IncidentPage key={code} code={code} />}</Route>
      <Route path="/months"><MonthsPage /></Route>
      {!onDesk && <Route><SignInPage /></Route>}
      <Route path="/"><Redirect to="/queue" replace /></Route>
      <Route path="/queue"><QueuePage /></Route>
      <Route path="/items/:id">{({ id }) => <ItemPage key={id} id={id} />}</Route>
      <Route path="/sources"><SourcesPage /></Route>
      <Route><Text py="xl">{say('app.notFound')}</Text></Route>
    </Switch>
  );
}
