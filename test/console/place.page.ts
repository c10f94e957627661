import { expect, test } from '@jest/globals';
import { openBrowser } from './browser.ts';
import { openNewsroom, signIn, takeFirst } from './newsroom.ts';
import { bakery } from './stories.ts';

// Where it happened: by the gazetteer, by the arrow keys, by dragging.

test('the gazetteer fills a place in, and the point moves by keys and by dragging', async () => {
  await using desk = await openNewsroom([bakery]);
  await desk.database.sql(`insert into location (id, name, country, admin1, lat, lon, precision, radius, names, gazetteer_id)
    values (gen_random_uuid(), 'Tabqa', 'SY', 'Raqqa', 35.83, 38.55, 'CITY', 3000, '{}', 'test:1')`);
  await using browser = await openBrowser();
  const { page, faults } = browser;
  await signIn(page, desk, 'amal@desk.test');
  await takeFirst(page);
  const [lat, lon, radius] = ['Latitude', 'Longitude', 'Radius in metres'].map((name) => page.getByLabel(name));
  await page.getByLabel('Place', { exact: true }).fill('Tabq');
  await page.getByRole('button', { name: /Tabqa/ }).click();
  expect([await lat!.inputValue(), await lon!.inputValue(), await radius!.inputValue()]).toEqual(['35.83', '38.55', '3000']);

  await page.locator('summary').filter({ hasText: 'Map' }).focus();
  await page.keyboard.press('Enter');
  const point = page.locator('.map-point');
  await point.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('+');
  expect(Number(await lat!.inputValue())).toBeGreaterThan(35.83);
  expect(Number(await lon!.inputValue())).toBeGreaterThan(38.55);
  expect(await radius!.inputValue()).toBe('3750');

  await page.locator('.place-map').scrollIntoViewIfNeeded();
  const box = (await point.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 40, box.y + 60, { steps: 4 });
  await page.mouse.up();
  expect(Number(await lat!.inputValue())).toBeLessThan(35.83);
  expect(faults).toEqual([]);
});
