import { writeFeedCursor } from '../../../server/changes/read.ts';
import { globalId, type NodeType } from '../../../server/read/ids.ts';
import type { TestDesk } from '../../support/desk.ts';
import type { Known } from './generate.ts';

/** Tables of what `node` finds. */
const NODES: Partial<Record<NodeType, string>> = {
  Incident: 'incident', Location: 'location', Party: 'party', HumanitarianNote: 'humanitarian_note', PublishedTally: 'published_tally', Statement: 'statement', ReviewItem: 'review_item',
  Article: 'article', Source: 'source', ScrapeJob: 'scrape_job', Probe: 'probe', Remark: 'remark', Rule: 'rule', SavedFilter: 'saved_filter', User: 'user', Webhook: 'webhook',
  WebhookDelivery: 'webhook_delivery', Feed: 'feed',
};
const CONNECTIONS = ['incidents', 'locations', 'humanitarianNotes', 'statements', 'publishedTallies', 'reviewQueue', 'sources', 'articles', 'scrapeJobs', 'releases', 'users', 'webhooks', 'mentions', 'blindGradings', 'changes'];

/** Ids, cursors, codes and instants of what is on the desk. */
export async function knownValues({ database, server }: TestDesk, cookie: string): Promise<Known> {
  const ids: Record<string, string[]> = {};
  for (const [type, table] of Object.entries(NODES) as [NodeType, string][]) ids[type] = (await database.sql<{ id: string }>(`select distinct id from "${table}" order by id limit 40`)).map(({ id }) => globalId(type, id));
  const { url } = server;
  const query = `{ ${CONNECTIONS.map((name) => `${name}(first: 5) { edges { cursor } }`).join(' ')} }`;
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url, cookie }, body: JSON.stringify({ query }) });
  const { data } = (await response.json()) as { data: Record<string, { edges: { cursor: string }[] }> };
  const cursors = Object.fromEntries(Object.entries(data).map(([name, { edges }]) => [name, edges.map(({ cursor }) => cursor)]));
  const changes = await database.sql<{ seq: string; at: Date }>('select seq, at from change where seq % 17 = 1 order by seq');
  cursors['changes'] = changes.map(({ seq }) => writeFeedCursor(BigInt(seq)));
  return {
    any: Object.values(ids).flat(), ...Object.fromEntries(Object.entries(ids).map(([type, list]) => [`node:${type === 'User' ? 'Colleague' : type}`, list])), incident: ids['Incident']!, why: ids['Incident']!, gradeProposal: ids['Incident']!, reviewItem: ids['ReviewItem']!, nextReviewItem: ids['ReviewItem']!, similarToItem: ids['ReviewItem']!,
    previewSelection: ids['ReviewItem']!, webhook: ids['Webhook']!, articles: ids['Source']!, source: ids['Source']!, sources: ids['Source']!, sourceIds: ids['Source']!, assignedTo: ids['User']!,
    ...Object.fromEntries(Object.entries(cursors).map(([name, list]) => [`cursor:${name}`, list])), cursors: Object.values(cursors).flat(),
    instants: changes.map(({ at }) => at.toISOString()),
    'text:code': [...(await database.sql<{ code: string }>('select code from incident order by code limit 20')).map(({ code }) => code), 'CD-0'],
  };
}
