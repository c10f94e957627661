import { expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { gather } from '../../server/plans/gather.ts';

// What is asked one by one is read together.

interface Statement {
  keys: string[];
  end: (error?: Error) => void;
}

/** A reader whose statements end when the test says so. */
function reader() {
  const statements: Statement[] = [];
  const ask = gather((keys: string[], _having: null) => new Promise<Map<string, string>>((resolve, reject) => {
    statements.push({ keys, end: (error) => (error ? reject(error) : resolve(new Map(keys.map((key) => [key, `value of ${key}`])))) });
  }));
  return { statements, ask: (...keys: string[]) => ask(keys, null) };
}

test('what is asked in one turn of the event loop is one statement, each key once', async () => {
  const { statements, ask } = reader();
  const answers = [ask('a', 'b'), ask('b'), ask('c')];
  await setImmediate();
  expect(statements.map(({ keys }) => keys)).toEqual([['a', 'b', 'c']]);
  statements[0]!.end();
  expect((await Promise.all(answers)).map((found) => found.get('b'))).toEqual(Array.from({ length: 3 }, () => 'value of b'));
});

test('while one runs the next gather, and go when it has ended, well or not', async () => {
  const { statements, ask } = reader();
  const first = ask('a');
  await setImmediate();
  const others = [ask('b'), ask('c')];
  await setImmediate();
  expect(statements).toHaveLength(1);
  statements[0]!.end(new Error('The database is away'));
  await expect(first).rejects.toThrow('away');
  await setImmediate();
  expect(statements.map(({ keys }) => keys)).toEqual([['a'], ['b', 'c']]);
  statements[1]!.end();
  await Promise.all(others);
});

test('a full statement doesn\'t wait for another, and one that is slow holds nobody up for long; but never more than four', async () => {
  const { statements, ask } = reader();
  const many = (name: string) => ask(...Array.from({ length: 200 }, (_, at) => `${name}${at}`));
  const all = [many('a'), many('b'), ask('c')];
  await setImmediate();
  expect(statements.map(({ keys }) => keys.length)).toEqual([200, 200]);
  while (statements.length < 3) await setImmediate();
  expect(statements[2]!.keys).toEqual(['c']);
  all.push(many('d'), many('e'));
  await setImmediate();
  expect(statements).toHaveLength(4);
  for (let at = 0; at < 5; at += 1) {
    statements[at]!.end();
    await setImmediate();
  }
  await Promise.all(all);
  expect(statements).toHaveLength(5);
});
