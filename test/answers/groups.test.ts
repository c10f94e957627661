import { expect, test } from '@jest/globals';
import { inGroups } from '../../server/answers/groups.ts';

// Looks that the test ends by hand, and what each of them served.

function stage() {
  const looks: ((looked: boolean) => void)[] = [];
  const served: [readonly string[], boolean][] = [];
  const ask = inGroups<string>(() => new Promise((resolve) => void looks.push(resolve)), (group, looked) => void served.push([group, looked]));
  const turn = () => new Promise((resolve) => { setImmediate(resolve); });
  return { ask, looks, served, turn };
}

test('who asks alone is looked for at once', async () => {
  const { ask, looks, served, turn } = stage();
  ask(['one']);
  expect(looks).toHaveLength(1);
  looks[0]!(true);
  await turn();
  expect(served).toEqual([[['one'], true]]);
});

test('who asks while a look is under way is served by a later one, and one look runs at a time', async () => {
  const { ask, looks, served, turn } = stage();
  ask(['one']);
  ask(['two', 'three']);
  ask(['four']);
  expect(looks).toHaveLength(1);
  looks[0]!(true);
  await turn();
  expect(served).toEqual([[['one'], true]]);
  expect(looks).toHaveLength(2);
  looks[1]!(false);
  await turn();
  expect(served[1]).toEqual([['two', 'three', 'four'], false]);
});

test('a group too small to look for is looked for all the same, a moment later', async () => {
  const { ask, looks, served, turn } = stage();
  ask(['one']);
  ask(['two', 'three', 'four', 'five', 'six', 'seven']);
  for (const number of [0, 1]) {
    looks[number]!(true);
    await turn();
  }
  ask(['eight']);
  while (looks.length < 3) await turn();
  looks[2]!(true);
  await turn();
  expect(served.map(([group]) => group.length)).toEqual([1, 6, 1]);
});
