import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OUTCOMES } from '../../ingest/web/outcomes.ts';

test('the list of outcomes and its page say the same', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/fetch-outcomes.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([A-Z_]+)` \| ([A-Z_]+) \| (.+) \|$/gm)].map(([, name, next, says]) => ({ name, next, says }));
  expect(rows).toEqual(Object.entries(OUTCOMES).map(([name, { next, says }]) => ({ name, next, says })));
});
