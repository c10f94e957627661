import { describe, expect, test } from '@jest/globals';
import { suggestCounts } from '../../../ingest/suggest/counts/suggest-counts.ts';
import { readPeriods } from '../../../ingest/suggest/tallies/periods.ts';
import { findTallies } from '../../../ingest/suggest/tallies/tallies.ts';
import { findWarnings } from '../../../ingest/suggest/warnings/warnings.ts';
import { read } from '../who/reading.ts';

function warnings(text: string, title = '') {
  const { reading, ...who } = read(text, title);
  const { harm, claims, titleClaims } = suggestCounts(reading.document);
  const tallies = findTallies(reading, who, claims, readPeriods(reading));
  return findWarnings(reading, { killed: harm.killed, claims, titleClaims, tallies });
}
const codes = (text: string, title = '') => warnings(text, title).map(({ code }) => code);

describe('warnings', () => {
  test('the maximum of a range is stated as a fact', () => {
    const text = 'At least 19 civilians were killed in the raids. A monitor said that between 11 and 19 civilians were killed.';
    expect(codes(text)).toContain('MAXIMUM_STATED_AS_FACT');
    expect(codes('A monitor said that between 11 and 19 civilians were killed.', 'Raids killed 19 villagers, herders')).toContain('MAXIMUM_STATED_AS_FACT');
    expect(codes('A monitor said that between 11 and 19 civilians were killed.', 'Raids killed at least 11')).not.toContain('MAXIMUM_STATED_AS_FACT');
  });

  test('the maximum said behind the range by one of its sources is no contradiction', () => {
    expect(codes('Between 11 and 19 civilians were killed. Harbour Radio said that 19 civilians were killed.')).not.toContain('MAXIMUM_STATED_AS_FACT');
  });

  test('the headline disagrees with the text', () => {
    expect(codes('The raid killed eight civilians in the village.', 'Raid kills 18 civilians')).toContain('TITLE_DISAGREES_WITH_BODY');
    expect(codes('The raid killed eight civilians in the village.', 'Raid kills eight civilians')).toEqual([]);
  });

  test('sources disagree, also two tallies of one period', () => {
    const text = 'SNHR documented 91 civilians killed by Russian forces in June 2021. The Violations Documentation Center recorded 60 civilians killed by Russian forces in June 2021.';
    expect(codes(text)).toContain('SOURCES_DISAGREE');
  });

  test('a rank holds for the day it was published', () => {
    const text = 'It was the third deadliest month for civilians since March 2018.';
    expect(warnings(text)).toMatchObject([{ code: 'RANK_TRUE_ONLY_WHEN_PUBLISHED', quotes: [{ start: 0, end: text.length }] }]);
    expect(codes('كان الشهر الأكثر دموية للمدنيين منذ عام 2018')).toContain('RANK_TRUE_ONLY_WHEN_PUBLISHED');
    expect(codes('It was the best month for farmers since March.')).toEqual([]);
  });

  test('fighters are among the killed', () => {
    expect(codes('The raid killed five civilians and three fighters.')).toContain('COMBATANTS_AMONG_KILLED');
    expect(codes('The raid killed five civilians.')).toEqual([]);
    expect(warnings('A drone killed six fighters at the checkpoint.')[0]!.message).toContain('how many civilians');
  });

  test('fighters of another story are not', () => {
    expect(codes('The raid killed five civilians in the village. In the east, three soldiers were killed by a landmine.')).toEqual([]);
  });
});
