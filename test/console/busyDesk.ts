import { createApiKey } from '../../server/auth/apiKeys.ts';
import { inviteUser } from '../../server/auth/tickets.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { createWebhook } from '../../server/webhooks/create.ts';
import type { TestDesk } from '../support/desk.ts';
import { record } from '../support/incidents.ts';

/** Fills the pages about the desk itself, so that there is something to look at: gradings in each state, a webhook with its log, keys, an invitation, a rule, a saved filter. */
export async function makeBusy(desk: TestDesk): Promise<void> {
  const { db } = desk.database;
  const admin = await db.user.findUniqueOrThrow({ where: { email: 'admin@desk.test' } });
  const viewer = { id: admin.id, kind: 'USER', name: admin.name, role: admin.role } as const;
  await gradeTwice(desk);
  await createApiKey(db, PROGRAM, { name: 'The archive of a partner', role: 'PARTNER' });
  await inviteUser(db, viewer, 48, { email: 'dana@desk.test', role: 'EDITOR' });
  const { webhook } = await createWebhook({ db, viewer, settings: desk.settings }, { url: 'https://partner.example/a/rather/long/address/for/changes?token=none', description: 'The partner’s archive' });
  const delivery = await db.webhookDelivery.create({
    data: { webhookId: webhook.id, messageId: 'msg_2tAqmCvBVZ7b', type: 'webhook.ping', state: 'FAILED', attempts: 1, lastTriedAt: new Date(), body: '{"type":"webhook.ping","timestamp":"2026-11-22T12:00:00.000Z","data":{}}' },
  });
  await db.webhookAttempt.create({ data: { deliveryId: delivery.id, at: new Date(), status: 503, error: 'It answered 503', answer: '<h1>Down for maintenance</h1>', milliseconds: 84 } });
  await desk.get('mutation($input: CreateRuleInput!) { createRule(input: $input) { id } }', { input: { rule: { name: 'Sport', keywords: ['match', 'goal'], rejectReason: 'OUT_OF_SCOPE', tag: 'sport' } } }, 'EDITOR');
  await db.savedFilter.create({ data: { ownerId: admin.id, ownerName: admin.name, name: 'Arabic, not decided', shared: true, filter: { languages: ['ar'] } } });
}

/** One incident waits for its second grade, on one two grades differ, one is settled. */
async function gradeTwice({ database: { db } }: TestDesk): Promise<void> {
  const [open, differ, settled] = await record(db, [1, 2, 3].map((date) => ({ day: `2017-05-0${date}`, grade: 'WEAK' as const, killed: [1, 2] as [number, number], country: 'SY' })));
  const first = { firstGraderName: 'Amal', firstGrade: 'WEAK', firstReason: 'One source alone' } as const;
  const second = { secondGraderName: 'Boris', secondGrade: 'CONTESTED', secondReason: 'Two parties are accused, each by one source', secondAt: new Date() } as const;
  await db.blindGrading.createMany({
    data: [
      { incidentId: open!.id, ...first },
      { incidentId: differ!.id, ...first, ...second, state: 'DISAGREED' },
      { incidentId: settled!.id, ...first, ...second, state: 'SETTLED', adjudicatorName: 'Edda', finalGrade: 'WEAK', finalReason: 'The second accusation is of another day', settledAt: new Date() },
    ],
  });
}
