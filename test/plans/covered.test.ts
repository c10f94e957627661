import { expect, test } from '@jest/globals';
import { isObjectType } from 'graphql';
import { createSchema } from '../../server/graphql.ts';
import { claim } from '../../server/plans/claims.ts';
import { incident } from '../../server/plans/incident.ts';
import { location, party } from '../../server/plans/places.ts';
import { ROOTS } from '../../server/plans/roots.ts';

// What is answered by plans, so that nothing drops out of it, or comes to it, unseen.

test('root fields with a plan', () => {
  expect(Object.keys(ROOTS).toSorted()).toEqual(['incident', 'incidents', 'monthlySummaries', 'monthlySummary']);
});

test.each([
  ['Incident', incident, ['recordedByRole', 'recordedByName', 'changeReason', 'history', 'blindState', 'proposal']], ['Claim', claim, []], ['Location', location, []], ['Party', party, []],
])('fields of %s without a plan', async (name, fields, missing) => {
  const type = (await createSchema()).getType(name);
  const known = Object.keys(fields('x'));
  expect(isObjectType(type) && Object.values(type.getFields()).map((field) => field.name).filter((field) => !known.includes(field))).toEqual(missing);
  expect(isObjectType(type) && known.filter((field) => !(field in type.getFields()))).toEqual([]);
});
