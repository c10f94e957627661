import { describe, expect, test } from '@jest/globals';
import { suggestCounts } from '../../../ingest/suggest/counts/suggest-counts.ts';
import { readSigns, relevanceOf } from '../../../ingest/suggest/relevance/relevance.ts';
import { loadKnowledge, suggest } from '../../../ingest/suggest/suggest.ts';
import { read } from '../who/reading.ts';

function relevance(text: string, title = ''): number {
  const { reading, mentions, accused } = read(text, title);
  return relevanceOf(readSigns(reading, { mentions, accused, claims: suggestCounts(reading.document).claims, places: [], notes: [], statements: [], tallies: 0 }));
}

describe('relevance', () => {
  test.each([
    'An Israeli air strike on a house in Rafah killed six people, among them three children.',
    'Two shepherds were wounded by a landmine near the village, the Syrian Observatory said.',
    'استشهاد طفل وإصابة والدته بقصف مدفعي لقوات النظام على بلدة في ريف إدلب',
    '#عاجل قصـ ـف جوي روسي يوقع قتلى من المدنيين في جسر الشغور',
    'ارتكبت قوات الأسد مجزرة راح ضحيتها عشرة مدنيين من عائلة واحدة',
    'Shelling hit the market at noon. Medics counted nine dead and twenty injured civilians.',
  ])('high: %s', (text) => {
    expect(relevance(text)).toBeGreaterThan(0.6);
  });

  test.each([
    ['sport', 'The striker killed the game with a late goal; the team had shots on target all season and the coach praised his attack.'],
    ['film', 'The movie is a killer: the actor is shot at, the album of the film bombed, and the box office exploded. A hit with 12 million viewers.'],
    ['road accident', 'Two people were killed and five injured when a truck and a car crashed on the motorway, police said. The driver fell asleep.'],
    ['trade', 'Shares hit a record as revenue rose 12 percent; investors struck deals and the company targeted new markets.'],
    ['log-in wall', 'Log in or sign up to continue. Forgot password? Create new account.'],
    ['page gone', 'This post is unavailable. One moment, please…'],
    ['Arabic wall', 'تسجيل الدخول. هذه الصفحة غير متوفرة. إنشاء حساب جديد'],
    ['Arabic sport', 'فاز المنتخب في المباراة بهدفين وسجل اللاعب هدف الفوز في كأس البطولة أمام جمهور كبير'],
    ['weather', 'Rain is expected over the coast on Tuesday, with sun from Thursday and mild nights through the weekend.'],
    ['nothing', ''],
  ])('low: %s', (_kind, text) => {
    expect(relevance(text)).toBeLessThan(0.3);
  });

  test('of a wall is that of its title where the title says it all', () => {
    expect(relevance('Log in to continue. Create new account.', 'Russian raid kills four civilians in Idlib')).toBeGreaterThan(0.3);
  });

  test('is not won by length: a long text that names a war in passing stays low', () => {
    const garden = 'Plant the beans in rows and water them at dusk, and keep the soil loose around the stems. ';
    expect(relevance(garden.repeat(60) + 'During the war two farmers were killed by shelling. ' + garden.repeat(60))).toBeLessThan(0.5);
  });
});

describe('relevance without a strike', () => {
  const whole = (text: string) => suggest({ text, publishedAt: '2021-07-15' }, loadKnowledge()).relevance;

  test.each([
    'About 4,000 people in Taiz lack drinking water and food, the WFP said.',
    'وقالت منظمة أطباء بلا حدود إن نحو 4000 شخص في الحديدة بلا مياه شرب ولا كهرباء.',
    'The Israeli military on Monday denied that its aircraft had bombed a school.',
    'Casualties were reported after an air strike on a workshop in Rafah. How many dead and wounded there were was not known.',
  ])('high: %s', (text) => {
    expect(whole(text)).toBeGreaterThanOrEqual(0.5);
  });

  test.each([
    'The new cookbook needs water, flour and food for 4,000 people; the publisher said the first edition ran out.',
    'Power cuts are rare in Zurich, and the need for electricity grew by two percent.',
    'The ministry denied that it had raised the price of fuel.',
    'The market was killed by good weather, a broker said. Wheat held steady.',
  ])('low: %s', (text) => {
    expect(whole(text)).toBeLessThan(0.3);
  });
});
