import { isDeepStrictEqual } from 'node:util';
import type { IncidentPartyModel, IncidentVersionModel } from '../../prisma/client/models.ts';

/** The columns of a version that only say which version it is; the rest are what the reviewers concluded. */
type Frame = 'incidentId' | 'code' | 'version' | 'fromSeq' | 'toSeq' | 'fromAt' | 'toAt' | 'state' | 'mergedInto';

export type PartyFacts = Omit<IncidentPartyModel, 'incidentId' | 'version'>;

/** Everything that is concluded of an incident. Ranges are people; radius is metres; dates are calendar days, both ends included. */
export type IncidentFacts = Omit<IncidentVersionModel, Frame> & { parties: PartyFacts[] };

/** A version as it is read: with the parties that belong to it. */
export type IncidentState = IncidentVersionModel & { parties: IncidentPartyModel[] };

/** What a version concludes, without which version it is. */
export function factsOf(state: IncidentState): IncidentFacts {
  const { incidentId: _id, code: _code, version: _version, fromSeq: _from, toSeq: _to, fromAt: _fromAt, toAt: _toAt, state: _state, mergedInto: _into, parties, ...facts } = state;
  return { ...facts, parties: parties.map(({ incidentId: _incident, version: _of, ...party }) => party) };
}

/** An incident about which nothing is known but its days: the start of every new one. */
export function noFacts(startDate: Date, endDate: Date = startDate): IncidentFacts {
  return {
    title: null, startDate, endDate, datePrecision: 'EXACT_DAY', timeOfDay: null,
    locationId: null, placeName: null, country: null, admin1: null, lat: null, lon: null, radius: null, placePrecision: null,
    grade: 'WEAK', gradeReason: null, strikeStatus: null, cause: 'UNKNOWN',
    killedMin: null, killedMax: null, killedQualifier: 'UNKNOWN', injuredMin: null, injuredMax: null, injuredQualifier: 'UNKNOWN',
    childrenKilledMin: null, childrenKilledMax: null, womenKilledMin: null, womenKilledMax: null, menKilledMin: null, menKilledMax: null,
    childrenInjuredMin: null, childrenInjuredMax: null, womenInjuredMin: null, womenInjuredMax: null, menInjuredMin: null, menInjuredMax: null,
    deathsMin: null, deathsMax: null,
    belligerentsKilledMin: null, belligerentsKilledMax: null, belligerentsInjuredMin: null, belligerentsInjuredMax: null,
    overrideReason: null, graphic: false, promotedById: null, claimIds: [], parties: [],
  };
}

/** Whether two conclusions are the same to the letter. */
export function sameFacts(one: IncidentFacts, other: IncidentFacts): boolean {
  return isDeepStrictEqual(one, other);
}

/** What the change feed shows of a version. */
export function snapshot(code: string, version: number, state: string, facts: IncidentFacts): object {
  const { promotedById: _who, ...shown } = facts;
  const day = (date: Date) => date.toISOString().slice(0, 10);
  return { code, version, state, ...shown, startDate: day(facts.startDate), endDate: day(facts.endDate) };
}
