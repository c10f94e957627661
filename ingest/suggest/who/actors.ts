import type { ActorSuggestion } from '../types.ts';
import type { Accusation } from './accused.ts';
import type { Mention } from './mentions.ts';
import type { Speech } from './speeches.ts';

/** More than a reviewer reads through. */
const MOST = 20;

/** Everyone who is named, once each: the accused first, by weight, then those who speak, then the rest in order of the text. */
export function rankActors(accused: readonly Accusation[], mentions: readonly Mention[], speeches: readonly Speech[]): ActorSuggestion[] {
  const ranked = new Map<string, ActorSuggestion>();
  const add = (suggestion: ActorSuggestion) => {
    if (!ranked.has(suggestion.name)) ranked.set(suggestion.name, suggestion);
  };
  for (const { actor, mention } of accused) add({ name: actor.name, role: 'ACCUSED', quote: { start: mention.start, end: mention.end } });
  for (const { speaker } of speeches) {
    const quote = { start: speaker.span.start, end: speaker.span.end };
    if (speaker.person) add({ name: speaker.person, role: 'SPEAKER', quote });
    else if (speaker.actor) add({ name: speaker.actor.name, role: 'SPEAKER', quote });
  }
  for (const { actor, start, end } of mentions) {
    const organisation = actor.kind === 'MONITOR' || actor.kind === 'UN' || actor.kind === 'AID' || actor.kind === 'RESCUE' || actor.kind === 'AUTHORITY';
    add({ name: actor.name, role: organisation ? 'ORGANISATION' : 'MENTIONED', quote: { start, end } });
  }
  return [...ranked.values()].slice(0, MOST);
}
