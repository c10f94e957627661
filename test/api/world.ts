import { Cause, Grade } from '../../prisma/client/enums.ts';
import { transact, type Db } from '../../prisma/db.ts';
import { writeChanges } from '../../server/changes/writeChanges.ts';
import { noFacts, type IncidentFacts } from '../../server/incidents/facts.ts';
import { insertIncidents } from '../../server/incidents/write.ts';
import { partiesByName } from '../../server/records/party.ts';
import { PROGRAM } from '../../server/viewer.ts';

/** A small world with a bit of everything: what filters, statistics and the map are tried on. */
export interface WorldIncident {
  facts: IncidentFacts;
  parties: string[];
  state: 'PUBLISHED' | 'PROPOSED';
}

export const PARTIES = ['US-led Coalition', 'Russia', 'Syrian Government', 'An armed group'];
const PLACES: [string, string, string, number, number][] = [
  ['Raqqa', 'SY', 'Raqqa', 35.95, 39.01], ['الرقة القديمة', 'SY', 'Raqqa', 35.9512, 39.0149], ['Deir ez-Zor', 'SY', 'Deir ez-Zor', 35.33, 40.14], ['Môsul', 'IQ', 'Nineveh', 36.34, 43.13],
  ['Gizo', 'SB', 'Western', -8.1, 156.84], ['Suva', 'FJ', 'Central', -18.14, 178.44], ['Taveuni', 'FJ', 'Northern', -16.8, -179.95], ['Apia', 'WS', 'Tuamasaga', -13.83, -171.76],
  ['Svalbard', 'NO', 'Svalbard', 89.5, 15], ['Svalbard east', 'NO', 'Svalbard', 89.5, -170],
];
const TITLES = ['Strike on a market', 'STRIKES near the école', 'قصف المدرسة', 'Shelling of a village', null];

/** The same numbers for the same seed (Park and Miller's generator). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export function makeWorld(count: number, seed = 7): WorldIncident[] {
  const random = seeded(seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const range = () => (random() < 0.25 ? null : [Math.floor(random() * 6), 6 + Math.floor(random() * 5)] as const);
  return Array.from({ length: count }, () => {
    const day = new Date(Date.UTC(2017, Math.floor(random() * 14), 1 + Math.floor(random() * 28)));
    const place = random() < 0.15 ? null : one(PLACES);
    const [killed, injured] = [range(), range()];
    const jitter = () => Math.round((random() - 0.5) * 1000) / 10_000;
    return {
      state: random() < 0.1 ? 'PROPOSED' : 'PUBLISHED',
      parties: PARTIES.filter(() => random() < 0.3),
      facts: {
        ...noFacts(day), endDate: new Date(day.getTime() + Math.floor(random() * 3) * 86_400_000), title: one(TITLES), grade: one(Object.values(Grade)), cause: one(Object.values(Cause)),
        ...(place && { placeName: place[0], country: place[1], admin1: place[2], ...(random() < 0.9 && { lat: place[3] + jitter(), lon: place[4] + jitter() / 3 }) }),
        ...(killed && { killedMin: killed[0], killedMax: killed[1], killedQualifier: 'BETWEEN' as const }),
        ...(injured && { injuredMin: injured[0], injuredMax: injured[1], injuredQualifier: 'BETWEEN' as const }),
      },
    } satisfies WorldIncident;
  });
}

/** Records a world in several transactions. @returns the incidents with their codes */
export async function settle(db: Db, world: readonly WorldIncident[]): Promise<(WorldIncident & { id: string; code: string })[]> {
  const made: (WorldIncident & { id: string; code: string })[] = [];
  for (let start = 0; start < world.length; start += 25) {
    const part = world.slice(start, start + 25);
    const records = await transact(db, async (tx) => {
      const ids = await partiesByName(tx, PARTIES);
      const accused = (name: string) => ({ partyId: ids.get(name)!, verdict: 'NOT_YET_ASSESSED' as const, concededMin: null, concededMax: null, verdictOn: null, reference: null });
      return writeChanges(tx, PROGRAM, (turn) => insertIncidents(tx, turn, part.map(({ facts, parties, state }) => ({ state, reason: null, facts: { ...facts, parties: parties.map(accused) } }))));
    });
    made.push(...part.map((incident, index) => ({ ...incident, ...records[index]! })));
  }
  return made;
}
