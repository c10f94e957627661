import { expect, test } from '@jest/globals';
import { demoActorsFile } from '../../demo/actors.ts';
import { loadFacts } from '../../demo/facts.ts';
import { demoPages, publishedOf, textOf } from '../../demo/pages.ts';
import { loadKnowledge, suggest } from '../../ingest/suggest/suggest.ts';

const knowledge = loadKnowledge([demoActorsFile()]);
const invented = knowledge.actors.actors.filter(actor => actor.name.endsWith('(demonstration)'));

test('the invented belligerents bear the names of the historical data set', () => {
  const parties = loadFacts().parties.filter(party => party.demonstration).map(party => [party.name, party.kind]);
  expect(invented.map(actor => [actor.name, actor.kind])).toEqual(expect.arrayContaining(parties));
});

test('a desk that reads this dictionary accuses no real force of an invented event', () => {
  const accused = demoPages.flatMap(page =>
    suggest({ title: page.title, text: textOf(page.body), language: page.language, publishedAt: publishedOf(page) }, knowledge)
      .actors.filter(actor => actor.role === 'ACCUSED').map(actor => actor.name));
  expect(accused).toContain('Joint Coalition (demonstration)');
  expect(accused.filter(name => !invented.some(actor => actor.name === name))).toEqual([]);
});
