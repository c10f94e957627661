import { Text, Title } from '@mantine/core';
import { OutLink } from '../parts/OutLink.tsx';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import type { Incident } from './useIncident.ts';

/** What each source says, with the sentence that says it and the way to the page. */
export function ClaimList({ claims }: { claims: Incident['claims'] }) {
  const { say } = useWords();
  return (
    <section aria-labelledby="claims">
      <Title order={2} size="h5" id="claims">{say('incident.claims')}</Title>
      {claims.length === 0 && <Text c="dimmed" size="sm">{say('incident.noClaims')}</Text>}
      {claims.map((claim) => <ClaimLine key={claim.id} claim={claim} />)}
    </section>
  );
}

function ClaimLine({ claim }: { claim: Incident['claims'][number] }) {
  const { say } = useWords();
  const { range, day } = useFormats();
  const { article, source, quote } = claim;
  return (
    <article className="claim">
      <p className="queue-facts">
        <strong><bdi>{source.name} ({source.reliability})</bdi></strong>
        {claim.allegesHarm ? <span>{say('mark.killed', { value: range(claim.killed) })}</span> : <span>{say('incident.noHarm')}</span>}
        {claim.injured?.max != null && <span>{say('mark.injured', { value: range(claim.injured) })}</span>}
        {claim.accusedParty && <span>{say('mark.party', { value: claim.accusedParty.name })}</span>}
        {claim.withdrawnAt && <span className="queue-warning">{say('incident.withdrawn')}</span>}
      </p>
      {quote && <blockquote dir="auto" lang={article?.language ?? undefined}>{quote.text}{claim.speaker && <Text size="xs" c="dimmed">{claim.speaker}</Text>}</blockquote>}
      {article && (
        <p className="queue-meta">
          <OutLink href={article.url}><bdi>{article.title ?? article.url}</bdi></OutLink>
          {article.publishedAt && <span>{day(article.publishedAt)}</span>}
        </p>
      )}
    </article>
  );
}
