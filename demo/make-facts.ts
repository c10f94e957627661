import { writeFileSync } from 'node:fs';
import { factsFile, type DemoFacts } from './facts.ts';
import { Chance } from './history/chance.ts';
import { eventsByMonth, inventedParties, inventIncident } from './history/invented.ts';
import { knownIncidents, knownLedgers, knownParties, knownTallies } from './history/known.ts';

/** Writes `facts.json` anew: `node demo/make-facts.ts` (Node 24). The same seed gives the same file, byte for byte. */

const SEED = 20170713;

/** The whole data set: what is known first, then the invented months in order, coded DEMO-0001 onwards. */
export function makeFacts(): DemoFacts {
  const chance = new Chance(SEED);
  const months = eventsByMonth.flatMap(([month, events]) => Array.from({ length: events }, () => month));
  return {
    about: 'Demonstration data. Incidents with "demonstration": true and their belligerents are invented; places are real. '
      + 'Codes of scheme AIRWARS, the tallies and the ledgers are published figures of 2017.',
    parties: [...knownParties, ...inventedParties],
    incidents: [...knownIncidents, ...months.map((month, index) => inventIncident(`DEMO-${String(index + 1).padStart(4, '0')}`, month, chance))],
    tallies: knownTallies,
    ledgers: knownLedgers,
  };
}

/** JSON with one record a line, so that a change of one incident is a change of one line. */
export function printFacts(facts: DemoFacts): string {
  const lists = Object.entries(facts).map(([name, value]) =>
    `${JSON.stringify(name)}: ${Array.isArray(value) ? `[\n${value.map(record => JSON.stringify(record)).join(',\n')}\n]` : JSON.stringify(value)}`);
  return `{\n${lists.join(',\n')}\n}\n`;
}

if (import.meta.main) writeFileSync(factsFile(), printFacts(makeFacts()));
