import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../../common/root.ts';
import { readWords } from '../words/words.ts';

/** Who may have done it (the first three), who counts, who helps, who digs out, who governs, who prints. */
const KINDS = ['STATE', 'COALITION', 'ARMED_GROUP', 'MONITOR', 'UN', 'AID', 'RESCUE', 'AUTHORITY', 'MEDIA'] as const;

const actorEntry = z.strictObject({
  name: z.string().min(1),
  kind: z.enum(KINDS),
  /** ISO 3166-1 alpha-2; null where the actor belongs to no country. */
  country: z.string().length(2).nullable(),
  /** Names that mean this actor wherever they stand, in any script. */
  aliases: z.array(z.string().min(1)),
  /** Words that mean it only beside a word of attack or of forces: "Israeli" in "Israeli raid", not in "Israeli doctor". */
  adjectives: z.array(z.string().min(1)).default([]),
  /** Capitals that mean its government only beside a word of speech: "Moscow denied", not "in Moscow". */
  seats: z.array(z.string().min(1)).default([]),
  /** Names that several actors share ("the coalition"): decided by what else the text names, then by `context`. */
  ambiguous: z.array(z.string().min(1)).default([]),
  /** Single words that speak for this actor when a shared name must be decided. */
  context: z.array(z.string().min(1)).default([]),
});

export type Actor = z.infer<typeof actorEntry>;
export type ActorKind = Actor['kind'];

/** How sure a name is of its actor. */
export type Certainty = 'NAME' | 'ADJECTIVE' | 'SEAT' | 'SHARED';

export interface Alias {
  /** Folded words, Arabic ones without the article. */
  words: string[];
  /** An acronym of Latin letters, which must stand in capitals: "US" is not "us", "IS" is not "is". */
  acronym: boolean;
  certainty: Certainty;
  actor: Actor;
}

export interface ActorDictionary {
  actors: Actor[];
  /** Folded context words of each actor that has some. */
  context: Map<Actor, string[]>;
  /** Aliases by their first word, longest first. */
  aliases: Map<string, Alias[]>;
}

const ACRONYM = /^[A-Z][A-Z.&]+$/;
const BUILT_IN = join('ingest', 'suggest', 'who', 'actors.json');

/**
 * The built-in dictionary and the operator's own files, in this order: an entry with a name that is there already
 * replaces it, and a name that two entries share means the one of the later file.
 * @param files JSON files of the built-in one's shape, see `actors.json`
 * @throws Error that names the file and the entry at fault
 */
export function loadActors(files: readonly string[] = []): ActorDictionary {
  const byName = new Map<string, Actor>();
  for (const file of [...files].reverse().concat(join(projectRoot(), BUILT_IN))) {
    for (const actor of readActors(file)) if (!byName.has(actor.name)) byName.set(actor.name, actor);
  }
  return buildDictionary([...byName.values()]);
}

function readActors(file: string): Actor[] {
  try {
    return z.array(actorEntry).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const fault = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new Error(`The actor dictionary ${file} can't be used: ${fault}`, { cause: error });
  }
}

export function buildDictionary(actors: Actor[]): ActorDictionary {
  const aliases = new Map<string, Alias[]>();
  for (const actor of actors) {
    for (const [names, certainty] of namesOf(actor)) {
      for (const name of names) addAlias(aliases, { words: aliasWords(name), acronym: ACRONYM.test(name), certainty, actor });
    }
  }
  for (const list of aliases.values()) list.sort((a, b) => b.words.length - a.words.length);
  const context = new Map(actors.map((actor) => [actor, actor.context.map((word) => aliasWords(word).join(' '))]));
  return { actors, context, aliases };
}

function namesOf(actor: Actor): [string[], Certainty][] {
  return [[[actor.name, ...actor.aliases], 'NAME'], [actor.adjectives, 'ADJECTIVE'], [actor.seats, 'SEAT'], [actor.ambiguous, 'SHARED']];
}

function addAlias(aliases: Map<string, Alias[]>, alias: Alias): void {
  const first = alias.words[0];
  if (first === undefined) return;
  const list = aliases.get(first);
  if (list) list.push(alias);
  else aliases.set(first, [alias]);
}

/** A name as words of the dictionary: the Arabic article off, so that "التحالف", "للتحالف" and "تحالف" meet. */
export function aliasWords(name: string): string[] {
  return readWords(name).map((word) => (/^ال..../.test(word.fold) ? word.fold.slice(2) : word.fold));
}
