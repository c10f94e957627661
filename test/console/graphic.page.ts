import { expect, test } from '@jest/globals';
import { openBrowser } from './browser.ts';
import { openNewsroom, signIn, type Story } from './newsroom.ts';

const warned: Story = {
  title: 'Seven killed in raid on Raqqa',
  day: '2017-06-20',
  paragraphs: [
    'Seven civilians were killed on Monday when an air strike by the US-led Coalition hit a house in Raqqa, residents said.',
    'Warning: the account below contains graphic descriptions that some readers may find distressing.',
    'A neighbour who helped to dig spoke of what he had seen under the roof, and of those whom nobody could tell apart.',
  ],
};

test('a page that warns of itself is shown when the reviewer asks for it, and what is made of it warns as well', async () => {
  await using desk = await openNewsroom([warned]);
  await using browser = await openBrowser();
  const { page, faults } = browser;
  await signIn(page, desk, 'amal@desk.test');
  await page.locator('.queue-row').first().waitFor();
  expect(await page.locator('.queue-row [data-graphic]').innerText()).toContain('graphic');
  await page.keyboard.press('Enter');
  await page.locator('[data-hold="MINE"]').waitFor();
  await page.getByText('Graphic sources').waitFor();
  expect(await page.getByText('nobody could tell apart').count()).toBe(0);
  expect(await page.getByLabel('Civilians killed: To').inputValue()).toBe('7');
  await page.getByRole('button', { name: 'Show them' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('nobody could tell apart').waitFor();
  await page.keyboard.press('p');
  await page.getByText(/^Promoted:/).waitFor();
  const { incidents } = await desk.get<{ incidents: { nodes: object[] } }>('{ incidents { nodes { graphic } } }');
  expect(incidents.nodes).toEqual([{ graphic: true }]);
  expect(faults).toEqual([]);
});
