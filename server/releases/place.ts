import { DeskError } from '../errors.ts';
import { UUID } from '../read/ids.ts';
import type { DifferencePlace } from './difference.ts';
import { RELEASED_KINDS } from './shape.ts';

/** The cursor of a list of differences. */
export function writePlace({ recordKind, recordId }: DifferencePlace): string {
  return Buffer.from(`${recordKind}:${recordId}`).toString('base64url');
}

/** @throws DeskError CURSOR_INVALID */
export function readPlace(cursor: string): DifferencePlace {
  const [kind, recordId = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(':');
  const recordKind = RELEASED_KINDS.find((each) => each === kind);
  if (!recordKind || !UUID.test(recordId)) throw new DeskError('CURSOR_INVALID', 'This cursor is not one of this list: begin again without it');
  return { recordKind, recordId };
}
