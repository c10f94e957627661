import type { Prisma } from '../../../prisma/client/client.ts';
import type { Db } from '../../../prisma/db.ts';
import { createUser } from '../../../server/auth/users.ts';
import { mergeIncidents } from '../../../server/incidents/merge.ts';
import { retractIncident } from '../../../server/incidents/retract.ts';
import { updateIncident } from '../../../server/incidents/update.ts';
import { globalId } from '../../../server/read/ids.ts';
import { PROGRAM } from '../../../server/viewer.ts';
import { signIn } from '../../auth/signIn.ts';
import { TEXT, waitingItems, type WaitingItem } from '../../review/items.ts';
import type { TestDesk } from '../../support/desk.ts';
import { makeWorld, settle, type WorldIncident } from '../world.ts';

// A desk where something stands in every column that a field shows.

export interface FullDesk {
  incidents: { id: string; code: string }[];
  items: WaitingItem[];
  /** Session of an administrator, who is called in remarks, has decided and has graded. */
  cookie: string;
}

const PASSWORD = 'correct horse battery staple';
const QUOTE = { start: 0, end: 30 };
const day = (text: string) => new Date(text);
const soon = () => new Date(Date.now() + 3_600_000);

/** @param count of incidents */
export async function fillDesk(desk: TestDesk, count: number): Promise<FullDesk> {
  const { db } = desk.database;
  await createUser(db, PROGRAM, { email: 'one@desk.example', role: 'ADMIN', name: 'One', password: PASSWORD });
  const { id: userId } = await db.user.findUniqueOrThrow({ where: { email: 'one@desk.example' } });
  const { cookie } = await signIn(desk.server.url, 'one@desk.example', PASSWORD);
  const location = await db.location.create({
    data: { gazetteerId: 'geonames:1', name: 'Raqqa', nameAr: 'الرقة', names: ['Ar Raqqah'], country: 'SY', admin1: 'Raqqa', admin2: 'Raqqa', pcode: 'SY11', lat: 35.95, lon: 39.01, radius: 3_000, precision: 'CITY' },
  });
  const [alone, ...others] = makeWorld(count);
  const world: WorldIncident[] = [{ ...alone!, state: 'PUBLISHED', facts: { ...alone!.facts, lat: -50, lon: -70 } }, ...others.map((incident, index) => (index % 3 === 0 ? full(incident, location.id) : incident))];
  const incidents = await settle(db, world);
  await desk.database.sql(`update party set name_ar = 'حزب', aliases = array['An alias']`);
  await desk.database.sql(`update incident_party set verdict = 'CREDIBLE', verdict_on = '2018-01-02', reference = 'A letter', conceded_min = 1, conceded_max = 3`);
  const items = await waitingItems(db, 40, { ownSources: true });
  await fillSources(db, items);
  await fillIncidents(db, incidents, items, userId);
  await fillQueue(db, items, incidents, userId);
  await fillPeople(db, userId);
  await decide(desk, items, cookie, incidents.slice(0, 2).map(({ id }) => globalId('Incident', id)));
  await fillReleases(desk, incidents);
  await fillWebhooks(desk, cookie);
  return { incidents, items, cookie };
}

/** The same with every figure and word that an incident can have. */
function full(incident: WorldIncident, locationId: string): WorldIncident {
  const range = (name: string, min: number, max: number) => ({ [`${name}Min`]: min, [`${name}Max`]: max });
  return {
    ...incident,
    facts: {
      ...incident.facts, locationId, timeOfDay: '10:00', gradeReason: 'Two sources', strikeStatus: 'LIKELY', overrideReason: 'By hand', radius: 500, placePrecision: 'TOWN', title: 'Strike', graphic: true,
      placeName: 'Raqqa', country: 'SY', admin1: 'Raqqa', lat: 35.95, lon: 39.01,
      ...range('killed', 4, 9), ...range('injured', 5, 9), killedQualifier: 'BETWEEN', injuredQualifier: 'BETWEEN',
      ...range('childrenKilled', 1, 2), ...range('womenKilled', 1, 2), ...range('menKilled', 1, 2), ...range('childrenInjured', 1, 2), ...range('womenInjured', 1, 2), ...range('menInjured', 1, 2),
      ...range('deaths', 4, 12), ...range('belligerentsKilled', 1, 2), ...range('belligerentsInjured', 1, 2),
    },
  };
}

async function fillSources(db: Db, items: WaitingItem[]): Promise<void> {
  await db.source.updateMany({ data: { language: 'ar', country: 'SY', homepage: 'https://paper.example/', recipe: { title: 'h1' }, reliability: 'B' } });
  for (const { sourceId, articleId, id } of items.slice(0, 10)) {
    const feed = await db.feed.create({
      data: {
        sourceId, kind: 'LIST_PAGE', url: `https://paper.example/list/${id}`, selector: 'a', intervalMinutes: 30, lastPolledAt: new Date(), lastNewAt: new Date(), nextPollAt: soon(), failures: 1,
        lastOutcome: 'HTTP_SERVER_ERROR', lastError: 'Status 500', health: 'FAILING', healthReason: 'It fails',
      },
    });
    await db.scrapeJob.create({
      data: { feedId: feed.id, sourceId, articleId, url: `https://paper.example/job/${id}`, urlKey: `job ${id}`, host: 'paper.example', attempts: 1, state: 'RETRYING', nextTryAt: soon(), lastOutcome: 'TIMEOUT', lastError: 'Too slow', title: 'A page' },
    });
  }
  for (const { articleId } of items.slice(0, 10)) {
    const { id: revisionId } = await db.revision.findFirstOrThrow({ where: { articleId } });
    await db.extraction.create({ data: { revisionId, extractor: 'newer', byline: [], text: TEXT, textSha256: 'newer', quality: {}, entries: [{ at: '2017-06-13T10:00Z', ...QUOTE }] } });
  }
  await db.article.updateMany({ data: { byline: ['A writer'], publishedAt: '2017-06-13', modifiedAt: '2017-06-14', language: 'en', lastFetchedAt: new Date(), goneAt: new Date(), optOuts: ['NO_MINING'] } });
}

async function fillIncidents(db: Db, incidents: { id: string }[], items: WaitingItem[], userId: string): Promise<void> {
  const party = await db.party.findFirstOrThrow();
  for (const [index, { id }] of incidents.slice(0, 60).entries()) {
    const { sourceId, articleId } = items[index % items.length]!;
    const { id: extractionId } = await db.extraction.findFirstOrThrow({ where: { revision: { articleId } } });
    const { id: claimId } = await db.claim.create({
      data: {
        incidentId: id, sourceId, articleId, extractionId, speaker: 'A witness', allegesHarm: true, quoteStart: QUOTE.start, quoteEnd: QUOTE.end, quote: 'Five civilians were killed in', killedMin: 5, killedMax: 5, killedQualifier: 'EXACT',
        injuredMin: 2, injuredMax: 3, injuredQualifier: 'BETWEEN', accusedPartyId: party.id, credibility: 2, withdrawnAt: index % 7 === 0 ? new Date() : null,
      },
    });
    await db.incidentVersion.updateMany({ where: { incidentId: id }, data: { claimIds: [claimId] } });
    await db.externalCode.create({ data: { scheme: 'AIRWARS', code: `CS${index}`, incidentId: id } });
    await db.victim.create({ data: { incidentId: id, name: `Some Body ${index}`, nameAr: 'فلان', status: 'KILLED', ageClass: 'ADULT', sex: 'FEMALE', embargoed: index % 2 === 0 } });
  }
  const graded = { firstGraderName: 'One', firstGraderId: userId, firstGrade: 'WEAK', firstReason: 'Few sources', secondGraderName: 'Two', secondGrade: 'FAIR', secondReason: 'Enough of them', secondAt: new Date() } as const;
  for (const [index, { id }] of incidents.slice(0, 9).entries()) {
    await db.blindGrading.create({ data: { incidentId: id, ...graded, assignedToId: userId, ...BLIND[index % BLIND.length] } });
  }
}

const BLIND: Partial<Prisma.BlindGradingUncheckedCreateInput>[] = [
  { state: 'SETTLED', adjudicatorName: 'Three', finalGrade: 'FAIR', finalReason: 'By the rule', settledAt: new Date() },
  { state: 'DISAGREED' },
  { state: 'OPEN', secondGraderName: null, secondGrade: null, secondReason: null, secondAt: null, assignedUntil: soon() },
];

const COUNT = { min: 5, max: 9, qualifier: 'BETWEEN', quote: QUOTE };
const SUGGESTIONS = {
  relevance: 0.9, harm: { killed: { ...COUNT, confidence: 0.9, reason: 'Said first' }, injured: { ...COUNT, confidence: 0.9, reason: 'Said first' } },
  claims: [{ ...COUNT, kind: 'killed', who: 'civilians', scope: 'EVENT', speaker: 'A witness' }],
  dates: [{ start: '2017-06-12', end: '2017-06-12', precision: 'EXACT_DAY', role: 'EVENT', confidence: 0.9, quote: QUOTE }],
  places: [{ name: 'Raqqa', country: 'SY', admin1: 'Raqqa', lat: 35.95, lon: 39.01, precision: 'CITY', radius: 3_000, gazetteerId: 'geonames:1', confidence: 0.9, quote: QUOTE }],
  actors: [{ name: 'US-led Coalition', role: 'ACCUSED', quote: QUOTE }],
  notes: [{ sectors: ['HEA'], place: 'Raqqa', affected: { ...COUNT, status: 'AFF' }, speaker: 'A doctor', quote: QUOTE }],
  tallies: [{ by: 'A monitor', accused: 'Russia', from: '2017-06-01', to: '2017-06-30', events: 3, killed: COUNT, injured: COUNT, changePercent: 12, quote: QUOTE }],
  statements: [{ speaker: 'A general', organisation: 'The army', stance: 'DENIES', date: '2017-06-13', quote: QUOTE }],
  warnings: [{ code: 'SOURCES_DISAGREE', message: 'Sources disagree', quotes: [QUOTE] }],
};

async function fillQueue(db: Db, items: WaitingItem[], incidents: { id: string }[], userId: string): Promise<void> {
  const [family, cluster] = [crypto.randomUUID(), crypto.randomUUID()];
  await db.reviewItem.updateMany({ data: { suggestions: SUGGESTIONS, relevance: 0.9, language: 'en', priority: 0.5, priorityParts: [{ name: 'novelty', value: 1, weight: 0.5, words: 'New' }], tags: ['raid'], assignedToId: userId, changedAt: new Date(), note: 'Look' } });
  const rule = await db.rule.create({
    data: { versions: { create: {
      version: 1, name: 'A rule', enabled: true, keywords: ['raid'], pattern: 'r.id', field: 'TEXT', languages: ['en'], sourceIds: [items[0]!.sourceId], similarItemId: items[0]!.id, similarText: 'Raid', similarAtLeast: 0.5,
      tag: 'raid', rejectReason: 'OTHER', priority: 1, reason: 'Why not', authorName: 'One',
    } } },
  });
  for (const [index, { id }] of items.entries()) {
    if (index % 2 === 0) await db.reviewItem.update({ where: { id }, data: index % 4 === 0 ? { family, cluster } : { cluster } });
    await db.ruleApplication.create({ data: { reviewItemId: id, ruleId: rule.id, ruleVersion: 1, why: 'raid', tag: 'raid', rejectReason: 'OTHER', priority: 1 } });
    await db.looking.create({ data: { reviewItemId: id, viewerId: incidents[0]!.id, viewerName: 'Two', since: new Date(), seenAt: soon() } });
    await db.remark.create({ data: { reviewItemId: id, authorId: userId, authorName: 'One', text: 'Look here', withdrawnAt: index % 5 === 4 ? new Date() : null, mentions: { create: { userId, readAt: index % 2 ? new Date() : null } } } });
  }
  await db.savedFilter.create({ data: { name: 'A filter', ownerId: userId, ownerName: 'One', shared: true, filter: { tags: ['raid'] } } });
}

async function fillPeople(db: Db, userId: string): Promise<void> {
  await db.ticket.create({ data: { kind: 'INVITATION', email: 'invited@desk.example', role: 'REVIEWER', hash: 'hash', issuedByName: 'One', expiresAt: day('2099-01-01') } });
  await db.apiKey.create({ data: { name: 'Old', role: 'PARTNER', prefix: 'cdk_old', hash: 'hash', lastUsedAt: new Date(), revokedAt: new Date() } });
  await db.user.create({ data: { email: 'gone@desk.example', name: 'Gone', role: 'REVIEWER', disabledAt: new Date(), twoFactorEnabled: true, twoFactors: { create: { secret: 'x', backupCodes: 'x', lockedUntil: soon() } } } });
  const probe = { url: 'https://paper.example/', state: 'DONE', doneAt: new Date(), error: 'None' } as const;
  const tried = { title: 'A page', byline: ['A writer'], publishedAt: '2017-06-13', text: 'Text', kind: 'LIVE_BLOG', reason: 'Many entries' };
  await db.probe.create({ data: { ...probe, kind: 'TRY_RECIPE', recipe: { title: 'h1' }, answer: { withRecipe: tried, without: tried, unused: ['title'] } } });
  await db.probe.create({ data: { ...probe, kind: 'FIND_FEEDS', answer: [{ url: 'https://paper.example/feed', kind: 'RSS', title: 'Feed', how: 'DECLARED', entries: 3, newest: '2017-06-13' }] } });
  await db.desk.updateMany({ data: { coordinateDecimals: 4, twoFactorRoles: ['EDITOR'] } });
  await db.user.update({ where: { id: userId }, data: { version: 2 } });
}

/** Decisions of all kinds by the administrator, as the console makes them. */
async function decide(desk: TestDesk, items: WaitingItem[], cookie: string, incidentIds: string[]): Promise<void> {
  const [held, , ...rest] = items.toReversed();
  const place = { name: 'Raqqa', country: 'SY', admin1: 'Raqqa', lat: 36, lon: 39, precision: 'CITY' };
  const claim = (item: WaitingItem) => post(desk, cookie, 'mutation ($input: ClaimReviewItemInput!) { claimReviewItem(input: $input) { item { state } } }', { id: item.globalId });
  for (const item of rest.slice(0, 20)) {
    await claim(item);
    await post(desk, cookie, 'mutation ($input: PromoteReviewItemInput!) { promoteReviewItem(input: $input) { item { state } } }', {
      id: item.globalId, incidents: [{ startDate: '2017-06-12', title: 'Strike', grade: 'FAIR', killed: { min: 5, max: 5 }, claims: [{ quote: QUOTE, killed: { min: 5, max: 5 } }], victims: [{ name: 'Some Body', status: 'KILLED' }] }],
      notes: [{ sectors: ['HEA'], quote: QUOTE, incidentIds, place, date: '2017-06-12', speaker: 'A doctor', organisation: 'A hospital', affected: { min: 3, max: 9 }, affectedStatus: 'AFF', expiresOn: '2030-01-01' }],
      statements: [{ speaker: 'A general', organisation: 'The army', stance: 'DENIES', quote: QUOTE, incidentIds, party: 'Russia', date: '2017-06-13' }],
      tallies: [{ publisher: 'A monitor', accusedParty: 'Russia', startDate: '2017-06-01', endDate: '2017-06-30', area: 'Raqqa', countries: ['SY'], events: 3, killed: { min: 5, max: 9 }, injured: { min: 5, max: 9 }, changePercent: 12, rank: 'deadliest', publishedOn: '2017-07-01', quote: QUOTE }],
    });
  }
  const [rejected, deferred, undone] = rest.slice(20);
  await post(desk, cookie, 'mutation ($input: RejectReviewItemInput!) { rejectReviewItem(input: $input) { item { state } } }', { id: rejected!.globalId, reason: 'OTHER', note: 'No' });
  await post(desk, cookie, 'mutation ($input: DeferReviewItemInput!) { deferReviewItem(input: $input) { item { state } } }', { id: deferred!.globalId, until: soon().toISOString(), note: 'Later' });
  await post(desk, cookie, 'mutation ($input: RejectReviewItemInput!) { rejectReviewItem(input: $input) { item { state } } }', { id: undone!.globalId, reason: 'OTHER', note: 'No' });
  await post(desk, cookie, 'mutation { undo { item { state } } }', null);
  await claim(held!);
}

/** Two releases and what happened to records in between. */
async function fillReleases(desk: TestDesk, incidents: { id: string }[]): Promise<void> {
  const { db } = desk.database;
  const release = () => desk.get('mutation { createRelease(title: "Mid 2017", month: "2017-06") { number } }', {}, 'EDITOR');
  await release();
  const june = await db.incidentVersion.findMany({ where: { incidentId: { in: incidents.map(({ id }) => id) }, state: 'PUBLISHED', toSeq: null, startDate: { gte: day('2017-06-01'), lte: day('2017-06-30') } }, take: 5, orderBy: { incidentId: 'asc' } });
  const seen = (index: number) => ({ id: june[index]!.incidentId, expectedVersion: june[index]!.version });
  await retractIncident(db, PROGRAM, { ...seen(0), reason: 'Taken back' });
  await mergeIncidents(db, PROGRAM, { from: seen(1), into: seen(2), reason: 'One event' });
  await updateIncident(db, PROGRAM, { ...seen(3), reason: 'Titled', patch: { title: 'Another' } });
  await updateIncident(db, PROGRAM, { ...seen(4), reason: 'Regraded', patch: { grade: june[4]!.grade === 'FAIR' ? 'WEAK' : 'FAIR' } });
  await release();
}

async function fillWebhooks(desk: TestDesk, cookie: string): Promise<void> {
  const { db } = desk.database;
  await post(desk, cookie, 'mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { id } } }', { url: 'https://paper.example/hook', description: 'Ours', filter: { countries: ['SY'] } });
  const { id: webhookId } = await db.webhook.findFirstOrThrow();
  await db.webhookDelivery.create({
    data: {
      webhookId, messageId: 'msg_1', type: 'change', seq: 1n, state: 'FAILED', body: '{}', attempts: 1, lastError: 'Status 500', lastTriedAt: new Date(),
      tries: { create: { at: new Date(), status: 500, error: 'Status 500', answer: 'No', milliseconds: 12 } },
    },
  });
  await db.webhook.update({
    where: { id: webhookId },
    data: { state: 'DISABLED', stop: 'EXHAUSTED', notice: 'It failed too often', stoppedAt: new Date(), attempts: 3, nextTryAt: soon(), lastError: 'Status 500', delivered: 1, failed: 3, lastDeliveredAt: new Date() },
  });
}

/** Asks with the session's cookie, as the console does; throws on errors. */
async function post(desk: TestDesk, cookie: string, query: string, input: object | null): Promise<void> {
  const { url } = desk.server;
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url, cookie }, body: JSON.stringify({ query, variables: { input } }) });
  const { errors } = (await response.json()) as { errors?: unknown[] };
  if (errors) throw new Error(JSON.stringify(errors));
}
