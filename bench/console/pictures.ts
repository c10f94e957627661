import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser, type Look } from '../../test/console/browser.ts';
import { PATHS } from '../../web/app/paths.ts';
import { openBenchDesk } from './desk.ts';

/**
 * Pictures of every page of the console in each look, for people to look at. After `npm run build`:
 *
 *   node bench/console/pictures.ts FOLDER [--looks light,dark] [--pages queue,item]
 */
const { values, positionals: [folder = 'pictures'] } = parseArgs({ allowPositionals: true, options: { looks: { type: 'string' }, pages: { type: 'string' }, program: { type: 'string', default: 'dist/cli/desk.js' } } });

const LOOKS: Record<string, Look> = {
  light: { height: 800 },
  dark: { height: 800, colorScheme: 'dark' },
  arabic: { height: 800, locale: 'ar' },
  phone: { width: 360, height: 740 },
  'phone-arabic': { width: 360, height: 740, locale: 'ar', colorScheme: 'dark' },
};
const chosen = (all: readonly string[], list: string | undefined) => (list ? list.split(',') : all);

await mkdir(folder, { recursive: true });
await using desk = await openBenchDesk(0, values.program, 'ADMIN');
for (const name of chosen(Object.keys(LOOKS), values.looks)) {
  await using browser = await openBrowser(LOOKS[name]);
  const { page } = browser;
  const picture = async (what: string) => {
    await page.waitForTimeout(700);
    await page.screenshot({ path: join(folder, `${what}-${name}.png`) });
  };
  await page.goto(`${desk.url}/queue`);
  await picture('sign-in');
  await page.locator('input[name="email"]').fill(desk.email);
  await page.locator('input[name="password"]').fill(desk.password);
  await page.keyboard.press('Enter');
  await page.locator('.queue-row').first().waitFor();
  const item = (await page.locator('.queue-link').nth(4).getAttribute('href')) ?? '';
  if (name === chosen(Object.keys(LOOKS), values.looks)[0]) await promoteSome();
  await page.goto(`${desk.url}/incidents`);
  await page.locator('.lines').first().waitFor();
  const incident = (await page.locator('.line-link').first().getAttribute('href').catch(() => null)) ?? '/incidents';
  for (const key of chosen(Object.keys(PATHS), values.pages)) {
    await page.goto(desk.url + PATHS[key as keyof typeof PATHS].replace('/items/:id', item).replace('/incidents/:code', incident));
    await picture(key);
  }

  /** The first few reports of the queue become records, so that there is something to see. */
  async function promoteSome(): Promise<void> {
    await page.keyboard.press('Enter');
    for (let made = 0; made < 4; made += 1) {
      await page.locator('[data-hold="MINE"]').waitFor();
      await page.waitForTimeout(800);
      await page.keyboard.press('p');
      await page.waitForTimeout(800);
    }
  }
}
