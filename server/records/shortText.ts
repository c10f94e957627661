import { DeskError } from '../errors.ts';

/** Names, codes and titles: longer ones are a paste gone wrong, and more than an index takes. In UTF-16 code units. */
const LONGEST = 300;

/** @throws DeskError BAD_USER_INPUT for a text that is longer than `most` */
export function checkShort(name: string, text: string | null | undefined, most: number = LONGEST): void {
  if (text && text.length > most) throw new DeskError('BAD_USER_INPUT', `${name}: at most ${most} characters, not ${text.length}`);
}
