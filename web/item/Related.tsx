import { Button, Text, Title } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import { Link } from 'wouter';
import { graphql } from '../gql/index.ts';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import { Remarks } from '../remarks/Remarks.tsx';
import { AppliedRules } from './AppliedRules.tsx';
import { IncidentLine, type IncidentLineData } from './IncidentLine.tsx';
import { ItemHistory } from './ItemHistory.tsx';
import type { Item } from './itemQuery.ts';

graphql(`
  fragment RelatedItem on ReviewItem {
    id state
    article { title language publishedAt source { name } }
    incidents { id code }
  }
`);

interface Props {
  item: Item;
  onAttach: (incident: IncidentLineData) => void;
}

/** What is known beside the page: recorded incidents that it may report, copies of it, and others' reports of the event. */
export const Related = memo(function Related({ item, onAttach }: Props) {
  const { say } = useWords();
  const open = item.state === 'PENDING' || item.state === 'CLAIMED';
  const copies = new Set(item.copies.map(({ id }) => id));
  return (
    <aside aria-labelledby="beside" className="item-related">
      <Title order={2} size="h5" id="beside" mb="xs">{say('item.related')}</Title>
      {item.incidents.length > 0 && (
        <Lines title={say('item.madeIncidents')}>{item.incidents.map((incident) => <li key={incident.id}><IncidentLine incident={incident} /></li>)}</Lines>
      )}
      <Lines title={say('item.candidates')}>
        {item.candidateIncidents.length === 0 && <li><Text size="sm" c="dimmed">{say('item.noCandidates')}</Text></li>}
        {item.candidateIncidents.map((incident) => (
          <li key={incident.id} data-candidate={incident.code}>
            <IncidentLine incident={incident} />
            {open && <Button size="compact-xs" variant="default" onClick={() => onAttach(incident)} aria-label={`${say('item.attach')}: ${incident.code}`}>{say('item.attach')}</Button>}
          </li>
        ))}
      </Lines>
      {item.copies.length > 0 && <Lines title={say('item.copies')}>{item.copies.map((each) => <RelatedItem key={each.id} item={each} />)}</Lines>}
      {item.sameEvent.length > copies.size && (
        <Lines title={say('item.sameEvent')}>{item.sameEvent.filter(({ id }) => !copies.has(id)).map((each) => <RelatedItem key={each.id} item={each} />)}</Lines>
      )}
      <AppliedRules rules={item.appliedRules} />
      <Remarks itemId={item.id} remarks={item.remarks} />
      <ItemHistory history={item.history} />
    </aside>
  );
});

function Lines({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <Title order={3} size="h6" mt="sm">{title}</Title>
      <ul className="lines">{children}</ul>
    </>
  );
}

function RelatedItem({ item }: { item: Item['copies'][number] }) {
  const { say } = useWords();
  const { day } = useFormats();
  const { article } = item;
  return (
    <li>
      <Link href={`/items/${item.id}`} dir="auto" lang={article.language ?? undefined} className="line-link">{article.title ?? say('queue.untitled')}</Link>
      <span className="queue-meta">
        <bdi>{article.source.name}</bdi> <span>{article.publishedAt ? day(article.publishedAt) : say('queue.noDate')}</span> <span>{say(`state.${item.state}`)}</span>
        {item.incidents.map(({ id, code }) => <Link key={id} href={`/incidents/${code}`}>{code}</Link>)}
      </span>
    </li>
  );
}
