import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readDocument } from '../../ingest/suggest/document.ts';
import { loadKnowledge, suggest } from '../../ingest/suggest/suggest.ts';

const folder = mkdtempSync(join(tmpdir(), 'places-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, csv: string): string {
  const path = join(folder, name);
  writeFileSync(path, csv);
  return path;
}

describe('an operator\'s own places', () => {
  const own = file('own.csv', 'name,country,lat,lon,arabic,precision\nQasr Ibtikar,SY,35.2,36.4,قصر ابتكار,VILLAGE\n');

  test('are found in both scripts, and only where they were named', () => {
    const inEnglish = { text: 'Three civilians were killed by shelling on the village of Qasr Ibtikar on Monday.' };
    const inArabic = { text: 'استشهد ثلاثة مدنيين في قصف على قرية قصر ابتكار' };
    const knowledge = loadKnowledge([], [own]);
    for (const report of [inEnglish, inArabic]) {
      expect(suggest(report, knowledge).places[0]).toMatchObject({ name: 'Qasr Ibtikar', country: 'SY', lat: 35.2, precision: 'VILLAGE', gazetteerId: expect.stringMatching(/^own:/) });
      expect(suggest(report, loadKnowledge()).places.map(({ name }) => name)).not.toContain('Qasr Ibtikar');
    }
  });

  test('that can\'t be used are named by file and line', () => {
    const faulty = file('faulty.csv', 'name,country,lat,lon\nNowhere,SY,,\nSomewhere,Syria,35,36\n');
    expect(() => loadKnowledge([], [faulty])).toThrow(/faulty\.csv can't be used.*\n {2}line 2 has no coordinates on the globe\n {2}line 3 has no country of two letters/);
    expect(() => loadKnowledge([], [join(folder, 'absent.csv')])).toThrow(/absent\.csv can't be read: .*ENOENT/);
  });
});

test('a text is read in its own script, however it is marked', () => {
  const arabic = 'قتل ثلاثة مدنيين في غارة على المدينة';
  for (const language of ['und', 'en', 'tr', 'ar', undefined]) expect(readDocument({ text: arabic, ...(language && { language }) }).language).toBe('ar');
  expect(readDocument({ text: 'Three civilians were killed', language: 'ar' }).language).toBe('en');
});
