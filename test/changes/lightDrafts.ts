import { randomUUID } from 'node:crypto';
import type { ChangeDraft } from '../../server/changes/writeChanges.ts';
import type { Dice } from './dice.ts';

const KINDS = ['INCIDENT_CREATED', 'INCIDENT_UPDATED', 'INCIDENT_REGRADED', 'INCIDENT_RETRACTED', 'NOTE_CREATED', 'STATEMENT_APPROVED'] as const;
const ENTITIES = ['INCIDENT', 'HUMANITARIAN_NOTE', 'STATEMENT'] as const;
const COUNTRIES = ['SY', 'IQ', 'YE', null] as const;
const AREAS = ['Aleppo', 'Idlib', 'Homs', null] as const;
const GRADES = ['CONFIRMED', 'FAIR', 'WEAK', null] as const;
const PARTIES = Array.from({ length: 4 }, () => randomUUID());

/** A change of nothing in particular: an entry of the feed without the records that it would tell of, so that thousands can be written. */
export function lightDraft(random: Dice): ChangeDraft {
  return {
    kind: random.one(KINDS), entityKind: random.one(ENTITIES), entityId: randomUUID(), entityVersion: 1, code: null,
    before: null, after: { n: random.below(1_000) }, reason: null,
    publicBefore: random.chance(0.5), publicAfter: random.chance(0.5),
    country: random.one(COUNTRIES), admin1: random.one(AREAS), grade: random.one(GRADES),
    countryBefore: random.one(COUNTRIES), admin1Before: random.one(AREAS), gradeBefore: random.one(GRADES),
    partyIds: PARTIES.filter(() => random.chance(0.3)),
  };
}
