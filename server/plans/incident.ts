import { claim, guarded, harm } from './claims.ts';
import { late } from './late.ts';
import { degrees, location, party } from './places.ts';
import type { FieldsAt, Making, Select } from './select.ts';
import { bareword, id, instant, json, text, word, type Value } from './values.ts';

/** A row of `incident_version` that holds and that the viewer may see; never a tombstone before the public. */
export const incident: FieldsAt = (at) => ({
  id: () => id('Incident', `${at}.incident_id`),
  code: () => text(`${at}.code`),
  version: () => bareword(`${at}.version`),
  state: () => word(`${at}.state`),
  title: words(at, 'title'),
  startDate: () => word(`${at}.start_date`),
  endDate: () => word(`${at}.end_date`),
  datePrecision: () => word(`${at}.date_precision`),
  timeOfDay: () => text(`${at}.time_of_day`),
  location: (field) => field.one('l', 'location', `${at}.location_id`, location),
  placeName: words(at, 'place_name'),
  country: () => text(`${at}.country`),
  admin1: () => text(`${at}.admin1`),
  lat: (field) => degrees(`${at}.lat`, field),
  lon: (field) => degrees(`${at}.lon`, field),
  radius: () => bareword(`${at}.radius`),
  placePrecision: () => word(`${at}.place_precision`),
  grade: () => word(`${at}.grade`),
  gradeReason: words(at, 'grade_reason'),
  strikeStatus: () => word(`${at}.strike_status`),
  cause: () => word(`${at}.cause`),
  killed: harm(at, 'killed', `${at}.killed_qualifier`),
  injured: harm(at, 'injured', `${at}.injured_qualifier`),
  childrenKilled: harm(at, 'children_killed'),
  womenKilled: harm(at, 'women_killed'),
  menKilled: harm(at, 'men_killed'),
  childrenInjured: harm(at, 'children_injured'),
  womenInjured: harm(at, 'women_injured'),
  menInjured: harm(at, 'men_injured'),
  belligerentsKilled: harm(at, 'belligerents_killed'),
  belligerentsInjured: harm(at, 'belligerents_injured'),
  deaths: harm(at, 'deaths'),
  overrideReason: words(at, 'override_reason'),
  graphic: () => bareword(`${at}.graphic`),
  recordedAt: () => instant(`${at}.from_at`),
  parties: (field) => field.many('ip', {
    from: (ip) => `incident_party ${ip}`, where: (ip) => `${ip}.incident_id = ${at}.incident_id and ${ip}.version = ${at}.version`, order: (ip) => `${ip}.party_id`,
  }, accused),
  externalCodes: (field) => field.many('e', { from: (e) => `external_code ${e}`, where: (e) => `${e}.incident_id = ${at}.incident_id`, order: (e) => `${e}.scheme, ${e}.code` }, (e) => ({
    scheme: () => text(`${e}.scheme`),
    code: () => text(`${e}.code`),
  })),
  victims: (field) => field.many('v', {
    from: (v) => `victim ${v}`, order: (v) => `${v}.person_id`,
    where: (v) => `${v}.incident_id = ${at}.incident_id and ${v}.from_seq <= ${at}.from_seq and (${v}.to_seq is null or ${v}.to_seq > ${at}.from_seq) and ${named(v, field.making)}`,
  }, victim),
  claims: (field) => field.many('c', { from: (c) => `unnest(${at}.claim_ids) with ordinality u_${c}(id, place) join claim ${c} on ${c}.id = u_${c}.id`, order: (c) => `u_${c}.place` }, claim),
  independentSources: ({ making }) => {
    const c = making.alias('c');
    const claims = `(select coalesce(json_agg(json_build_array(${c}.source_id, ${c}.family)), '[]') from claim ${c}
      where ${c}.id = any(${at}.claim_ids) and ${c}.alleges_harm and ${c}.withdrawn_at is null)`;
    return json(late('independent', claims));
  },
});

/** Words of a version; those of an earlier one may name somebody who has come under embargo since. */
function words(at: string, column: string): (field: Select) => Value {
  return (field) => (field.making.args['asOf'] == null ? text(`${at}.${column}`) : guarded(`${at}.${column}`, { incidentId: `${at}.incident_id`, unless: `${at}.to_seq is null` }, field));
}

/** A row of `incident_party`. */
const accused: FieldsAt = (at) => ({
  party: (field) => field.one('p', 'party', `${at}.party_id`, party),
  verdict: () => word(`${at}.verdict`),
  conceded: harm(at, 'conceded'),
  verdictOn: () => word(`${at}.verdict_on`),
  reference: () => text(`${at}.reference`),
});

const victim: FieldsAt = (at) => ({
  id: () => word(`${at}.person_id`),
  name: () => text(`${at}.name`),
  nameAr: () => text(`${at}.name_ar`),
  status: () => word(`${at}.status`),
  ageClass: () => word(`${at}.age_class`),
  sex: () => word(`${at}.sex`),
  embargoed: () => bareword(`${at}.embargoed`),
});

function named(at: string, { sight }: Making): string {
  return sight.embargoedNames ? 'true' : `not ${at}.embargoed`;
}

/** Versions that hold: now, or at the instant of the argument `asOf`. */
export function heldAt(at: string, making: Making): string {
  if (making.args['asOf'] == null) return `${at}.to_seq is null`;
  const instantOf = making.bind('timestamptz', ({ asOf }) => (asOf as Date).toISOString());
  const then = `(select coalesce((select seq from change where at <= ${instantOf} order by at desc, seq desc limit 1), 0))`;
  return `${at}.from_seq <= ${then} and (${at}.to_seq is null or ${at}.to_seq > ${then})`;
}
