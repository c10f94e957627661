import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { factsFile, loadFacts, type DemoIncident } from '../../demo/facts.ts';
import { eventsByMonth } from '../../demo/history/invented.ts';
import { makeFacts, printFacts } from '../../demo/make-facts.ts';

const { incidents, parties, tallies, ledgers } = loadFacts();
const invented = incidents.filter(incident => incident.demonstration);
const known = incidents.filter(incident => !incident.demonstration);

const sum = (list: DemoIncident[], end: 'killedMin' | 'killedMax'): number => list.reduce((total, incident) => total + (incident[end] ?? 0), 0);

describe('the historical data set', () => {
  test('is what its script writes, byte for byte', () => {
    expect(readFileSync(factsFile(), 'utf8')).toBe(printFacts(makeFacts()));
  });

  test('holds 120 to 200 invented incidents, every month of 2016 and 2017, each marked', () => {
    expect(invented.length).toBeGreaterThanOrEqual(120);
    expect(invented.length).toBeLessThanOrEqual(200);
    expect(new Set(invented.map(({ startDate }) => startDate.slice(0, 7)))).toEqual(new Set(eventsByMonth.map(([month]) => month)));
    expect(eventsByMonth.length).toBe(24);
    for (const { scheme, code, title } of invented) expect([scheme, code, title]).toEqual(['DEMO', expect.stringMatching(/^DEMO-\d{4}$/), expect.stringMatching(/^Demonstration: /)]);
    expect(new Set(incidents.map(({ scheme, code }) => `${scheme} ${code}`)).size).toBe(incidents.length);
  });

  test('accuses no real force of an invented event', () => {
    const inventedParties = new Set(parties.filter(party => party.demonstration).map(party => party.name));
    for (const { parties: accused } of invented) for (const { name } of accused) expect(inventedParties).toContain(name);
  });

  test('keeps the invariants of the numbers', () => {
    for (const { killedMin, killedMax, injuredMin, injuredMax, childrenKilledMin, childrenKilledMax, code } of incidents) {
      for (const [min, max] of [[killedMin, killedMax], [injuredMin, injuredMax], [childrenKilledMin, childrenKilledMax]] as const) {
        expect([code, min === null, (min ?? 0) <= (max ?? 0)]).toEqual([code, max === null, true]);
      }
      expect([code, (childrenKilledMin ?? 0) <= (killedMin ?? 0), (childrenKilledMax ?? 0) <= (killedMax ?? 0)]).toEqual([code, true, true]);
    }
  });

  test('has what a chart and a map must cope with: unknowns, ranges, two parties, all grades, vague dates', () => {
    expect(invented.filter(({ killedMin }) => killedMin === null).length).toBeGreaterThan(3);
    expect(invented.filter(({ injuredMin }) => injuredMin === null).length).toBeGreaterThan(20);
    expect(invented.filter(({ parties: accused }) => accused.length === 2).length).toBeGreaterThan(10);
    expect(new Set(invented.map(({ grade }) => grade)).size).toBe(5);
    expect(new Set(invented.map(({ datePrecision }) => datePrecision)).size).toBe(5);
  });

  test('dates span as many days as their precision says, within one month', () => {
    const days = { EXACT_DAY: [1, 1], DAYS_2: [2, 2], DAYS_3: [3, 3], WEEK: [7, 7], MONTH: [28, 31] } as const;
    for (const { startDate, endDate, datePrecision } of incidents) {
      const length = (Date.parse(endDate) - Date.parse(startDate)) / 86_400_000 + 1;
      expect(length).toBeGreaterThanOrEqual(days[datePrecision][0]);
      expect(length).toBeLessThanOrEqual(days[datePrecision][1]);
      expect(endDate.slice(0, 7)).toBe(startDate.slice(0, 7));
    }
  });

  test('points lie in Iraq or Syria', () => {
    for (const { lat, lon } of invented) {
      expect(lat).toBeGreaterThan(29);
      expect(lat).toBeLessThan(37.4);
      expect(lon).toBeGreaterThan(35.6);
      expect(lon).toBeLessThan(48.6);
    }
  });
});

describe('the known incidents and published totals', () => {
  test('the seven give a headline of 8–8: 7 confirmed, 1 fair', () => {
    expect(known.map(({ code }) => code)).toEqual(['CI392', 'CS483', 'CI601', 'CI715a', 'CS906', 'CS998', 'CS1015']);
    const headline = known.filter(({ grade }) => grade === 'CONFIRMED' || grade === 'FAIR');
    expect([sum(headline, 'killedMin'), sum(headline, 'killedMax')]).toEqual([8, 8]);
    expect(sum(headline.filter(({ grade }) => grade === 'CONFIRMED'), 'killedMin')).toBe(7);
  });

  test('changes between published months are minimum on minimum', () => {
    const months = tallies.filter(({ publisher }) => publisher === 'Airwars');
    const changes = months.map(({ killedMin }, index) => Math.round((100 * (killedMin ?? 0)) / (months[index - 1]?.killedMin ?? NaN)) - 100);
    expect(changes).toEqual([NaN, 23, 52]);
    expect(months.map(({ changePercent }) => changePercent)).toEqual([null, 23, 52]);
  });

  test('ledgers obey their identities, and each opens where the one before it closed', () => {
    for (const { openStart, received, completed, openEnd, credible, nonCredible, duplicate } of ledgers) {
      expect([openStart + received - completed, credible + nonCredible + duplicate]).toEqual([openEnd, completed]);
    }
    expect(ledgers[1]?.openStart).toBe(ledgers[0]?.openEnd);
  });
});
