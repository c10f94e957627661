import { readFileSync } from 'node:fs';
import { addPlaces } from './where/gazetteer.ts';
import type { Gazetteer } from './where/gazetteer.ts';
import { loadGazetteer, readGazetteer } from './where/load.ts';
import { readPlaceTable } from './where/table.ts';
import { loadActors } from './who/dictionary.ts';
import type { ActorDictionary } from './who/dictionary.ts';

/** What the finders look names up in: read once, never changed by them. */
export interface Knowledge {
  gazetteer: Gazetteer;
  actors: ActorDictionary;
}

const loaded = new Map<string, Knowledge>();

/**
 * The shipped gazetteer and actors, with the operator's own actors (JSON) and places (CSV) where files are named; once a process
 * for each list of files.
 * @throws Error that names the file at fault, and each faulty line of a list of places
 */
export function loadKnowledge(actorFiles: readonly string[] = [], placeFiles: readonly string[] = []): Knowledge {
  const key = [...actorFiles, '', ...placeFiles].join('\n');
  let knowledge = loaded.get(key);
  if (!knowledge) loaded.set(key, (knowledge = { gazetteer: gazetteerWith(placeFiles), actors: loadActors(actorFiles) }));
  return knowledge;
}

function gazetteerWith(files: readonly string[]): Gazetteer {
  if (files.length === 0) return loadGazetteer();
  const gazetteer = readGazetteer();
  for (const file of files) addPlaces(gazetteer, placesOf(file), { rename: true });
  return gazetteer;
}

/** Faults told in one message. */
const TOLD = 20;

function placesOf(file: string): ReturnType<typeof readPlaceTable>['rows'] {
  const { rows, faults } = readTable(file);
  if (faults.length === 0) return rows;
  const told = faults.slice(0, TOLD).map(({ line, reason }) => `  line ${line} ${reason}`);
  const rest = faults.length > TOLD ? [`  and ${faults.length - TOLD} more`] : [];
  throw new Error([`The list of places ${file} can't be used; mend or remove these lines:`, ...told, ...rest].join('\n'));
}

function readTable(file: string): ReturnType<typeof readPlaceTable> {
  try {
    return readPlaceTable(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`The list of places ${file} can't be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
