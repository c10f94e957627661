import { describe, expect, test } from '@jest/globals';
import { keyOf, stems } from '../../../ingest/suggest/where/fold.ts';
import { addPlaces, emptyGazetteer } from '../../../ingest/suggest/where/gazetteer.ts';
import { loadGazetteer } from '../../../ingest/suggest/where/load.ts';
import { lookUpPlaces } from '../../../ingest/suggest/where/lookup.ts';
import { metresBetween } from '../../../common/distance.ts';
import type { PlaceRow } from '../../../ingest/suggest/where/place.ts';
import { readPlaceTable } from '../../../ingest/suggest/where/table.ts';
import { skeletonOf } from '../../../ingest/suggest/where/skeleton.ts';

const row = (more: Partial<PlaceRow>): PlaceRow => ({
  id: 'own:1', name: 'Testville', arabic: null, country: 'SY', admin1: 'Idlib', lat: 35.9, lon: 36.6, precision: 'VILLAGE', radius: 1500, population: 0, names: [], ...more,
});

describe('folding', () => {
  test.each([
    ['Al-Bab', 'Bab'], ['الباب', 'باب'], ['Dayr Ḩāfir', 'Dayr Hafir'], ['Ash-Shaddadi', 'Al Shadadi'], ["Ma'arat", 'Maarat'], ['كفر نبل', 'كَفْر نُبُل'], ['أريحا', 'اريحا'], ['القرية', 'القريه'], ['Douma', 'Duma'],
  ])('%s is %s', (one, other) => expect(keyOf(one)).toBe(keyOf(other)));

  test('prefixes come off, likeliest first', () => {
    expect(stems('بالرقه')).toContain('رقه');
    expect(stems('وبالرقه')).toContain('رقه');
    expect(stems('للرقه')).toContain('رقه');
    expect(stems('بصري')[0]).toBe('بصري');
  });

  test('consonants are the same in both scripts', () => {
    for (const [latin, arabic] of [['Kansafra', 'كنصفرة'], ['Tarmanin', 'ترمانين'], ['Khan Shaykhun', 'خان شيخون'], ['Qabasin', 'قباسين']] as const) {
      expect(skeletonOf(keyOf(latin))).toBe(skeletonOf(keyOf(arabic)));
    }
  });
});

describe("an operator's own places", () => {
  test('are found under each of their names', () => {
    const gazetteer = emptyGazetteer();
    expect(addPlaces(gazetteer, [row({ names: ['Testburg', 'قرية التجربة'] })])).toBe(1);
    for (const name of ['Testville', 'testburg', 'قريه التجربه']) expect(lookUpPlaces(gazetteer, name)[0]?.id).toBe('own:1');
  });

  test('near a place of the same name only add their names to it', () => {
    const gazetteer = emptyGazetteer();
    addPlaces(gazetteer, [row({}), row({ id: 'own:2', lat: 35.95, names: ['Newname'] }), row({ id: 'own:3', lat: 33.5 })]);
    expect(gazetteer.places.map((place) => place.id)).toEqual(['own:1', 'own:3']);
    expect(lookUpPlaces(gazetteer, 'Newname').map((place) => place.id)).toEqual(['own:1']);
  });

  test('are read from a table, faults by line', () => {
    const { rows, faults } = readPlaceTable('name,country,lat,lon,arabic,precision,names\nTestville,SY,35.9,36.6,قرية التجربة,TOWN,Testburg;Testton\nNowhere,SY,,,,,\nSomewhere,Syria,35,36,,,\n');
    expect(rows).toEqual([expect.objectContaining({ id: 'own:2', name: 'Testville', arabic: 'قرية التجربة', precision: 'TOWN', radius: 2500, names: ['Testburg', 'Testton'] })]);
    expect(faults).toEqual([{ line: 3, reason: 'has no coordinates on the globe' }, { line: 4, reason: 'has no country of two letters' }]);
  });

  test('off the globe or without a name are passed over', () => {
    expect(addPlaces(emptyGazetteer(), [row({ lat: 135 }), row({ lon: Number.NaN }), row({ name: '…' })])).toBe(0);
  });
});

describe('looking up', () => {
  test('by name, by beginning and by sound, in either script', () => {
    const gazetteer = loadGazetteer();
    expect(lookUpPlaces(gazetteer, 'Raqqa', { country: 'SY' }).map((place) => place.precision)).toEqual(expect.arrayContaining(['CITY', 'GOVERNORATE']));
    expect(lookUpPlaces(gazetteer, 'تفتن')[0]?.name).toBe('Taftanaz');
    expect(lookUpPlaces(gazetteer, 'Taftenaaz', { country: 'SY' }).map((place) => place.name)).toContain('Taftanaz');
    expect(lookUpPlaces(gazetteer, 'Springfield', { country: 'SY' }).every((place) => place.country === 'SY')).toBe(true);
    expect(lookUpPlaces(gazetteer, 'Springfield', { limit: 3 })).toHaveLength(3);
    expect(lookUpPlaces(gazetteer, ' !? ')).toEqual([]);
  });

  test('new places are found by their beginning at once', () => {
    const gazetteer = emptyGazetteer();
    addPlaces(gazetteer, [row({})]);
    expect(lookUpPlaces(gazetteer, 'Tes')).toHaveLength(1);
    addPlaces(gazetteer, [row({ id: 'own:2', name: 'Tesserton', lat: 33 })]);
    expect(lookUpPlaces(gazetteer, 'Tes')).toHaveLength(2);
  });
});

describe('the shipped gazetteer', () => {
  test('has every place on the globe, with a name and a radius', () => {
    const { places } = loadGazetteer();
    expect(places.length).toBeGreaterThan(45_000);
    const faulty = places.filter((place) => !place.name || !(Math.abs(place.lat) <= 90) || !(Math.abs(place.lon) <= 180) || !(place.radius > 0) || !/^[A-Z]{2}$/.test(place.country));
    expect(faulty).toEqual([]);
  });

  test('has areas that lie around their towns', () => {
    const { places } = loadGazetteer();
    const idlib = places.find((place) => place.id === 'area:SY.12')!;
    expect(metresBetween(idlib, { lat: 35.93, lon: 36.63 })).toBeLessThan(idlib.radius);
  });

  test('has no two places under one id', () => {
    const { places } = loadGazetteer();
    expect(new Set(places.map((place) => place.id)).size).toBe(places.length);
  });
});
