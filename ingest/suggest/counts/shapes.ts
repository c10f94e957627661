import type { Count, HarmKind, VictimGroup } from '../types.ts';

/** How a phrase says its number; the picker trusts a number more than an article or a bare plural. */
export type PhraseForm = 'NUMBER' | 'VAGUE' | 'ARTICLE' | 'NAME' | 'PLURAL' | 'IMPLICIT';

/** People counted by a phrase ("at least 14 civilians", "a woman", "طفلين"), as a run of tokens `[from, to)`. */
export interface People extends Count {
  from: number;
  to: number;
  who: VictimGroup;
  form: PhraseForm;
  /** "people", "victims", "members": may be the whole of which the phrases behind it are parts. */
  generic: boolean;
  /** The phrase's own noun says what happened ("5 قتلى"): it belongs to no list of another kind. */
  harm?: HarmKind | null;
}

/** Phrases that one harm word governs: they add up; `parts` are already counted in them. */
export interface Group {
  from: number;
  to: number;
  people: People[];
  parts: People[];
}

/** Where a harm word looks for its people. */
export type Direction = 'LEFT' | 'RIGHT' | 'EITHER' | 'INSIDE' | 'NOWHERE';

/** A word or phrase that says somebody was killed or injured, as a run of tokens `[from, to)`. */
export interface HarmWord {
  from: number;
  to: number;
  kinds: HarmKind[];
  direction: Direction;
  /** "Shot", "hit": says that people were struck, not whether they lived. */
  hit: boolean;
  /** The number of victims that the word's own form tells where no phrase does: "was killed" 1, "were killed" 2 or more. */
  alone: number | 'MANY' | null;
  /** A toll ("death toll rose to 21"): an update, so it outranks earlier figures. */
  toll: boolean;
  /** The doer's own death ("then turned the gun on himself"): besides those told of before. */
  self: boolean;
  /** "Nobody was killed", "no injuries". */
  none: boolean;
}

/** A claim with what the picker wants to know about it. Offsets count into the text that was read (title or body). */
export interface Mention extends Count {
  kind: HarmKind;
  who: VictimGroup;
  scope: 'EVENT' | 'PART' | 'PERIOD' | 'BACKGROUND';
  speaker: string | null;
  start: number;
  end: number;
  /** Index of the sentence; -1 for the title. */
  sentence: number;
  form: PhraseForm;
  hit: boolean;
  toll: boolean;
  /** One number for the killed and the injured together ("40 killed and wounded"): says little of either. */
  mixed: boolean;
  /** "Three others": besides somebody already told of. */
  others: boolean;
  /** How many phrases were added up. */
  summands: number;
}
