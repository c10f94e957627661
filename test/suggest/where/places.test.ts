import { beforeAll, describe, expect, test } from '@jest/globals';
import { readDocument } from '../../../ingest/suggest/document.ts';
import type { PlaceSuggestion } from '../../../ingest/suggest/types.ts';
import { findPlaces } from '../../../ingest/suggest/where/find.ts';
import type { Gazetteer } from '../../../ingest/suggest/where/gazetteer.ts';
import { loadGazetteer } from '../../../ingest/suggest/where/load.ts';

let gazetteer: Gazetteer;
beforeAll(() => {
  gazetteer = loadGazetteer();
});

const find = (text: string, title?: string): PlaceSuggestion[] => findPlaces(readDocument({ text, title }), gazetteer);
const names = (text: string, title?: string): string[] => find(text, title).map((place) => place.name);

describe('names are found however they are written', () => {
  test.each([
    'An airstrike killed six people in Deir ez-Zor.',
    'An airstrike killed six people in Deir Ezzor.',
    'An airstrike killed six people in Deir al-Zour.',
    'An airstrike killed six people in Dayr az Zawr.',
    'قتل ستة مدنيين بغارة في دير الزور.',
    'قتل ستة مدنيين بغارة بدير الزور.',
    'قتل ستة مدنيين بغارة على #دير_الزور',
    'قُتل ستّةُ مدنيين بغارةٍ في ديرِ الزَّور.',
  ])('%s', (text) => expect(names(text)[0]).toBe('Deir ez-Zor'));

  test.each([
    ['قتل مدني بقصف على الرقة', 'Raqqa'],
    ['قتل مدني بقصف بالرقة', 'Raqqa'],
    ['قصف للرقة يقتل مدنيا', 'Raqqa'],
    ['قصف وبالرقة قتل مدني', 'Raqqa'],
    ['قتل مدني بقصف على مدينة إدلب', 'Idlib'],
    ['قتل مدني بقصف على مدينة ادلب', 'Idlib'],
    ['قتل مدني بقصف على بلدة كفرنبل', 'Kafr Nabl'],
    ['قتل مدني بقصف على بلدة كفر نبل', 'Kafr Nabl'],
    ['A child was killed by shelling of the village of Kensafra', 'Kansafra'],
    ['A child was killed by shelling in Khan Younis', 'Khan Yunis'],
    ['A child was killed by shelling in KHAN YUNIS', 'Khan Yunis'],
    ['A child was killed by shelling in Kharkov', 'Kharkiv'],
    ['A child was killed by shelling near Al-Mansurah, in Syria’s Raqqa governorate', 'Mansurah'],
    ['A child was killed by shelling in Raqqa’s old town', 'Raqqa'],
  ])('%s', (text, name) => expect(names(text)[0]).toBe(name));

  test('by its consonants, where the words say that it is a village and the area is named', () => {
    expect(names('Shells hit the village of Taarmanein in northern Idlib, killing two.')).toContain('Tarmanin');
    expect(names('Shells hit the village of Taarmanein, killing two.')).not.toContain('Tarmanin');
  });
});

describe('ordinary words are no places', () => {
  test.each([
    'Reading the names of the dead took an hour. Of those, most were children.',
    'Police said Mobile phones were found. Nice weather in March and May.',
    'قال الطفل إن الباب كان مفتوحا وإن الدولة لم تفعل شيئا.',
    'هذا بيان من وكالة محلية حول عدد الشهداء في البلاد.',
    'raqqa-style and aleppo-like are in small letters.',
  ])('%s', (text) => expect(find(text).filter((place) => place.precision !== 'COUNTRY' && place.confidence > 0.3)).toEqual([]));

  test('unless the words around say so', () => {
    expect(names('قتل مدني بقصف على مدينة الباب بريف حلب')[0]).toBe('Al Bab');
    expect(names('A man was shot dead in Mobile, Alabama, on Friday.')[0]).toBe('Mobile');
  });

  test('persons and outlets stand behind places', () => {
    const found = find('Officer Hector Houston said that two people were shot in Chicago, Illinois. Damascus Today Network reported it.');
    expect(found[0]!.name).toBe('Chicago');
    expect(found.find((place) => place.name === 'Damascus')?.confidence ?? 0).toBeLessThan(0.4);
  });
});

describe('which of several', () => {
  test('the state named behind a town decides', () => {
    expect(find('Two people were shot in Springfield, Illinois.')[0]).toMatchObject({ name: 'Springfield', admin1: 'Illinois' });
    expect(find('Two people were shot in Springfield, Mo. on Friday.')[0]).toMatchObject({ name: 'Springfield', admin1: 'Missouri' });
  });

  test('the other places of the text decide', () => {
    expect(find('قصف على بلدة تل رفعت وعفرين ومارع، وقتل طفل في قرية المنصورة بريف حلب')).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'Al-Mansura', admin1: 'Aleppo' })]));
    expect(find('Shelling of Tripoli killed two, hospitals in Misrata and Benghazi in Libya said.').find((place) => place.name === 'Tripoli')).toMatchObject({ country: 'LY' });
    expect(find('Shelling of Tripoli killed two, hospitals in Beirut and Sidon in Lebanon said.').find((place) => place.name === 'Tripoli')).toMatchObject({ country: 'LB' });
  });

  test('city or governorate, as it is called', () => {
    expect(find('Six people were killed in Aleppo city.')[0]).toMatchObject({ name: 'Aleppo', precision: 'CITY' });
    expect(find('Six people were killed in Aleppo governorate.')[0]).toMatchObject({ name: 'Aleppo', precision: 'GOVERNORATE' });
    expect(find('قتل ستة مدنيين بقصف على ريف حلب الغربي')[0]).toMatchObject({ name: 'Aleppo', precision: 'GOVERNORATE' });
    expect(find('قتل ستة مدنيين بقصف على ريف سراقب')[0]).toMatchObject({ precision: 'SUBDISTRICT' });
  });
});

describe('where it happened', () => {
  test.each([
    ['قتل مدني بقصف على بلدة تفتناز شمالي إدلب', 'Taftanaz'],
    ['قصفت قوات متمركزة في سراقب بلدة تفتناز وقتلت مدنيا', 'Taftanaz'],
    ['A shell killed two people in the town of Taftanaz in northern Idlib, Syria.', 'Taftanaz'],
    ['DAMASCUS — An airstrike hit a market in Saraqib, killing nine people, residents said.', 'Saraqib'],
    ['دمشق - وكالات: قتل تسعة مدنيين بغارة على سوق في بلدة سراقب', 'Saraqib'],
    ['Nine people were killed in Saraqib, the monitor said. Russia and Turkey agreed in Moscow on a truce for Idlib.', 'Saraqib'],
  ])('%s', (text, name) => expect(names(text)[0]).toBe(name));

  test.each([
    ['A general told a news briefing in Washington that the strikes in Raqqa killed two people.', 'Raqqa'],
    ['The wounded were taken to a hospital in Idlib after shells hit a house in Taftanaz.', 'Taftanaz'],
    ['قتل رجل نازح من حمص بقصف على بلدة تفتناز', 'Taftanaz'],
    ['The strike hit the Qara family home in Khan Younis, Gaza, killing four.', 'Khan Yunis'],
  ])('where people spoke, came from or were taken to stands behind: %s', (text, name) => expect(names(text)[0]).toBe(name));

  test.each([
    ['KYIV, Ukraine — A missile struck an apartment building in Kramatorsk, killing three people.', 'Kramatorsk', 'UA'],
    ['At least 40 people were killed when an air strike hit a bus in Dahyan, in Saada province, Yemen.', 'Dahyan', 'YE'],
    ['قتل تسعة أشخاص بقصف مدفعي على حي في أم درمان شمال الخرطوم', 'Omdurman', 'SD'],
    ['استشهد ثلاثة أشخاص في غارة على بلدة عيتا الشعب جنوب لبنان', 'Ayta al-Shaab', 'LB'],
    ['قتل مدنيان بانفجار عبوة ناسفة في قضاء الحويجة بمحافظة كركوك', 'Hawija', 'IQ'],
    ['استشهد عشرون شخصا في قصف على خيام النازحين في مواصي خان يونس', 'Mawasi', 'PS'],
    ['Gunmen killed 30 villagers near Damaturu, in the northeast of Nigeria.', 'Damaturu', 'NG'],
  ])('%s', (text, name, country) => expect(find(text)[0]).toMatchObject({ name, country }));

  test('the title counts', () => {
    const [found] = find('Six civilians were killed when a shell hit a house.', 'Shelling of Saraqib kills six');
    expect(found).toMatchObject({ name: 'Saraqib', quote: { start: 0, end: 0 } });
  });

  test('precision and radius are those of the place', () => {
    const [city] = find('Six people were killed in Gaza City.');
    expect(city).toMatchObject({ country: 'PS', admin1: 'Gaza Strip', precision: 'CITY' });
    expect(city!.radius).toBeGreaterThanOrEqual(2000);
    const [village] = find('قتل ستة مدنيين بقصف على قرية كنصفرة');
    expect(village).toMatchObject({ country: 'SY', admin1: 'Idlib', precision: 'VILLAGE' });
    expect(village!.radius).toBeGreaterThanOrEqual(1000);
    expect(find('Six people were killed in Syria.')[0]).toMatchObject({ country: 'SY', precision: 'COUNTRY' });
  });
});

describe('quotes', () => {
  test('point at the words, article and prefix included', () => {
    const text = 'قصف بالرقة أمس. Shells hit al-Raqqa and Deir ez-Zor again.';
    const words = find(text).map(({ quote }) => text.slice(quote.start, quote.end));
    expect(words).toEqual(expect.arrayContaining(['Deir ez-Zor']));
    expect(words.some((word) => word === 'بالرقة' || word === 'al-Raqqa')).toBe(true);
  });

  test('lie in the text, whatever is in it', () => {
    const pieces = ['حلب', 'بالرقة', 'قرية', 'Aleppo', 'al-', 'Deir', 'ez-Zor', ' ', '\n', '_', '#', ', ', 'Texas', 'in', 'the village of', 'x', '\ud83d', '’', '-', '(', 'ـــ', 'َ'];
    let seed = 11;
    for (let round = 0; round < 300; round++) {
      let text = '';
      for (let i = 0; i < 25; i++) {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        text += pieces[seed % pieces.length]! + (seed % 3 ? ' ' : '');
      }
      for (const { quote, confidence } of find(text)) {
        expect(quote.start < quote.end && quote.end <= text.length).toBe(true);
        expect(confidence > 0 && confidence < 1).toBe(true);
      }
    }
  });

  test.each(['', '\n', 'x'.repeat(60_000), 'San '.repeat(15_000), 'حلب '.repeat(15_000), 'في قرية '.repeat(8000), 'al-'.repeat(20_000), "'".repeat(60_000), '\ud800'.repeat(60_000)])('odd texts do not throw: %.12s', (text) => {
    expect(() => find(text, text.slice(0, 2000))).not.toThrow();
  });
});
