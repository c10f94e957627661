import type { EntityKind } from '../../prisma/client/enums.ts';
import type { Manifest } from '../../schema/client/verify/manifest.ts';
import { DeskError } from '../errors.ts';
import { COLUMNS, type Column, type ExportWhat } from '../exports/columns.ts';
import { WORDS } from '../exports/withhold.ts';

/** Raised when bodies or leaves of new releases are made in another way; earlier ones stay as they are. */
export const FORMAT = 1;

/** The kinds of record that a release holds, in the order of their leaves, and what the feed calls them. */
export const RELEASED = { incidents: 'INCIDENT', notes: 'HUMANITARIAN_NOTE', statements: 'STATEMENT', tallies: 'PUBLISHED_TALLY' } as const satisfies Record<string, EntityKind>;

export type ReleasedKind = keyof typeof RELEASED;
export const RELEASED_KINDS = Object.keys(RELEASED) as ReleasedKind[];

/** @throws DeskError BAD_USER_INPUT for what releases don't hold */
export function releasedKind(what: ExportWhat): ReleasedKind {
  const kind = RELEASED_KINDS.find((each) => each === what);
  if (!kind) throw new DeskError('BAD_USER_INPUT', `A release holds ${RELEASED_KINDS.join(', ')}, not ${what}`);
  return kind;
}

/** How the records of a release are laid out: fixed when it is frozen, whatever columns exports get later. */
export interface Shape {
  columns: Record<ReleasedKind, readonly Column[]>;
  /** Names of the columns that hold words of people and sources. */
  words: Record<ReleasedKind, readonly string[]>;
}

export const PRESENT_SHAPE: Shape = {
  columns: { incidents: COLUMNS.incidents, notes: COLUMNS.notes, statements: COLUMNS.statements, tallies: COLUMNS.tallies },
  words: { incidents: wordsOf('incidents'), notes: wordsOf('notes'), statements: wordsOf('statements'), tallies: wordsOf('tallies') },
};

/** The shape that a manifest tells. */
export function shapeOf(manifest: string): Shape {
  return JSON.parse(manifest) as Pick<Manifest, 'words'> & Shape;
}

function wordsOf(kind: ReleasedKind): string[] {
  return COLUMNS[kind].map(({ name }) => name).filter((name) => WORDS.has(name));
}
