import { parseArgs } from 'node:util';
import { openBrowser } from '../../test/console/browser.ts';
import { ScriptedReviewer, type Triaged } from '../../test/console/reviewer.ts';
import { openBenchDesk } from './desk.ts';

/**
 * The console's speed: somebody triages the demonstration's pages by keyboard alone in a real browser, above a queue of many others. After
 * `npm run build`:
 *
 *   node bench/console/run.ts [--items 50000] [--count 30] [--reading 1000] [--program dist/cli/desk.js]
 *
 * `reading` is how long, in milliseconds, the reviewer looks at an item before the first key.
 */
const { values } = parseArgs({
  options: { items: { type: 'string', default: '50000' }, count: { type: 'string', default: '30' }, reading: { type: 'string', default: '1000' }, program: { type: 'string', default: 'dist/cli/desk.js' } },
});

await using desk = await openBenchDesk(Number(values.items), values.program);
await using browser = await openBrowser();
const { page } = browser;
await page.goto(`${desk.url}/queue`);
await page.locator('input[name="email"]').fill(desk.email);
await page.locator('input[name="password"]').fill(desk.password);
await page.keyboard.press('Enter');
await page.locator('.queue-row').first().waitFor();
await page.keyboard.press('Enter');
const done = await new ScriptedReviewer(page).triage(Number(values.count), Number(values.reading));
report(done);

function report(triaged: readonly Triaged[]): void {
  console.table(triaged.map(({ slug, act, right, presses, painted }) => ({ slug, act, right, presses, painted: painted === null ? null : Math.round(painted) })));
  const right = triaged.filter((each) => each.right);
  const painted = triaged.flatMap((each) => each.painted ?? []);
  console.log(`${desk.waiting} items in the queue, ${triaged.length} decided, ${right.length} with suggestions that were right`);
  console.log(`presses an item: median ${quantile(right.map(({ presses }) => presses), 0.5)} where suggestions were right, ${quantile(triaged.map(({ presses }) => presses), 0.5)} over all`);
  console.log(`from key to next item painted: median ${Math.round(quantile(painted, 0.5))} ms, ninth decile ${Math.round(quantile(painted, 0.9))} ms, longest ${Math.round(Math.max(...painted))} ms`);
}

function quantile(list: readonly number[], share: number): number {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;
}
