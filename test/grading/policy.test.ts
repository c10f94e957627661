import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { ClaimModel } from '../../prisma/client/models.ts';
import { deriveRange, independentSources, proposeGrade, type PolicyInput } from '../../server/incidents/assess.ts';
import { countIndependent, type Origin } from '../../server/incidents/independent.ts';

type Told = Partial<Omit<ClaimModel, 'killedMin' | 'killedMax'>> & { killed?: [number | null, number]; injured?: [number | null, number] };

/** A claim that alleges harm unless it says otherwise, by a source and in a text of its own unless it names them. */
function claim({ killed, injured, ...told }: Told = {}): ClaimModel {
  return {
    id: randomUUID(), incidentId: null, sourceId: randomUUID(), articleId: null, extractionId: null, quoteStart: null, quoteEnd: null, quote: null, speaker: null,
    allegesHarm: true, accusedPartyId: null, family: null, credibility: null, createdAt: new Date(), withdrawnAt: null,
    killedMin: killed?.[0] ?? null, killedMax: killed?.[1] ?? null, killedQualifier: killed ? 'BETWEEN' : 'UNKNOWN',
    injuredMin: injured?.[0] ?? null, injuredMax: injured?.[1] ?? null, injuredQualifier: injured ? 'BETWEEN' : 'UNKNOWN',
    ...told,
  };
}

const COALITION = 'coalition';
const propose = (input: Partial<PolicyInput>) => proposeGrade({ claims: [], verdicts: [], ...input });

// Published incidents of 2017 whose grades are known, told as claims.
describe('incidents with known grades', () => {
  const accused = { accusedPartyId: COALITION };

  test('CS998: the accused party accepted it, whatever it counts itself', () => {
    const claims = [claim({ killed: [5, 5], ...accused })];
    expect(propose({ claims, verdicts: ['CREDIBLE'], strikeStatus: 'DECLARED' })).toMatchObject({ grade: 'CONFIRMED', reason: 'An accused party has accepted responsibility' });
    expect(deriveRange(claims, 'killed')).toMatchObject({ min: 5, max: 5 });
  });

  test('CS1015: two credible sources, and a likely strike', () => {
    expect(propose({ claims: [claim({ killed: [1, 1], ...accused }), claim({ killed: [1, 1], ...accused })], strikeStatus: 'LIKELY' }).grade).toBe('FAIR');
  });

  test('CI392: one source, which the accused party does not believe', () => {
    const proposal = propose({ claims: [claim({ killed: [26, 26], ...accused })], verdicts: ['NON_CREDIBLE'] });
    expect(proposal).toMatchObject({ grade: 'WEAK', reason: 'Only one independent source alleges harm' });
    expect(proposal.steps.map(({ decides }) => decides)).toEqual([false, false, false]);
  });

  test('CS483: seven sources report the raid, one a death', () => {
    const claims = [claim({ killed: [null, 1], killedQualifier: 'UP_TO', ...accused }), ...Array.from({ length: 6 }, () => claim({ allegesHarm: false, ...accused }))];
    expect(propose({ claims })).toMatchObject({ grade: 'WEAK', reason: 'Only one independent source alleges harm' });
    expect(deriveRange(claims, 'killed')).toMatchObject({ min: 0, max: 1, qualifier: 'UP_TO' });
  });

  test('CI601: two parties are accused', () => {
    const claims = [claim({ killed: [3, 3], injured: [2, 2], ...accused }), claim({ killed: [3, 3], injured: [2, 2], accusedPartyId: 'government' })];
    expect(propose({ claims })).toMatchObject({ grade: 'CONTESTED', reason: 'Sources accuse 2 different parties' });
    expect([deriveRange(claims, 'killed'), deriveRange(claims, 'injured')]).toMatchObject([{ min: 3, max: 3 }, { min: 2, max: 2 }]);
  });

  test('CS906: that the dead were combatants only a person can tell; nobody states a number, so it is unknown, not nought', () => {
    const claims = [claim(accused)];
    expect(propose({ claims }).grade).toBe('WEAK');
    expect(deriveRange(claims, 'killed')).toBeNull();
  });
});

describe('what FAIR asks for', () => {
  const two = (told: Told = {}) => [claim({ accusedPartyId: COALITION }), claim({ accusedPartyId: COALITION, ...told })];

  test('forty copies of one wire story are one source', () => {
    const claims = Array.from({ length: 40 }, () => claim({ family: 'wire', accusedPartyId: COALITION }));
    expect(independentSources(claims)).toBe(1);
    expect(propose({ claims, strikeStatus: 'DECLARED' }).grade).toBe('WEAK');
  });

  test('sources that are credible: not of reliability E, not a claim called improbable', () => {
    const claims = two();
    expect(propose({ claims, unreliable: new Set([claims[1]!.sourceId]) })).toMatchObject({ grade: 'WEAK', reason: '2 independent sources allege harm, but only 1 of them is credible' });
    expect(propose({ claims: two({ credibility: 5 }) }).grade).toBe('WEAK');
    expect(propose({ claims: two({ credibility: 4 }) }).grade).toBe('FAIR');
  });

  test('somebody accused, whose actions near by are at least likely or not assessed yet', () => {
    expect(propose({ claims: [claim(), claim()] })).toMatchObject({ grade: 'WEAK', reason: expect.stringMatching(/none accuses a party/) });
    expect(propose({ claims: two(), strikeStatus: 'SINGLE_SOURCE_CLAIM' }).grade).toBe('WEAK');
    expect(propose({ claims: two(), strikeStatus: 'CONTESTED' }).grade).toBe('CONTESTED');
    expect(propose({ claims: two() })).toMatchObject({ grade: 'FAIR', reason: expect.stringMatching(/not assessed yet/) });
    expect(propose({ claims: two(), strikeStatus: 'LIKELY' }).reason).toBe('2 independent sources allege harm and accuse one party');
  });

  test('withdrawn claims count for nothing', () => expect(propose({ claims: two({ withdrawnAt: new Date() }) }).grade).toBe('WEAK'));
});

describe('independent sources', () => {
  const origin = (sourceId: string, family: string | null): Origin => ({ sourceId, family, articleId: null });

  test.each<[string, Origin[], number]>([
    ['nobody', [], 0],
    ['one outlet with five texts', ['a', 'b', 'c', 'd', 'e'].map((text) => origin('paper', text)), 1],
    ['five outlets with one text', ['a', 'b', 'c', 'd', 'e'].map((paper) => origin(paper, 'wire')), 1],
    ['a paper that reports by itself and prints the wire, and one that prints the wire', [origin('a', 'own'), origin('a', 'wire'), origin('b', 'wire')], 2],
    ['three papers that print two wires', ['a', 'b', 'c'].flatMap((paper) => [origin(paper, 'wire 1'), origin(paper, 'wire 2')]), 2],
    ['a chain: each shares a text with the next', [origin('a', '1'), origin('b', '1'), origin('b', '2'), origin('c', '2'), origin('c', '3')], 3],
    ['two archives without texts', [origin('a', null), origin('b', null), origin('b', null)], 2],
  ])('%s', (_name, claims, count) => {
    expect(countIndependent(claims)).toBe(count);
    expect(countIndependent(claims.toReversed())).toBe(count);
  });

  test('two thousand claims are counted', () => {
    const claims = Array.from({ length: 2_000 }, (_, index) => origin(`paper ${index % 400}`, `text ${(index * 7) % 300}`));
    expect(countIndependent(claims)).toBeLessThanOrEqual(300);
  });
});
