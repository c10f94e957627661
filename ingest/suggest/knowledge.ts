import { loadGazetteer } from './where/load.ts';
import type { Gazetteer } from './where/gazetteer.ts';
import { loadActors } from './who/dictionary.ts';
import type { ActorDictionary } from './who/dictionary.ts';

/** What the finders look names up in: read once, never changed by them. */
export interface Knowledge {
  gazetteer: Gazetteer;
  actors: ActorDictionary;
}

const loaded = new Map<string, Knowledge>();

/**
 * The shipped gazetteer and actors, with the operator's own actors where files are named; once a process for each list of files.
 * @throws Error that names the file at fault
 */
export function loadKnowledge(actorFiles: readonly string[] = []): Knowledge {
  const key = actorFiles.join('\n');
  let knowledge = loaded.get(key);
  if (!knowledge) loaded.set(key, (knowledge = { gazetteer: loadGazetteer(), actors: loadActors(actorFiles) }));
  return knowledge;
}
