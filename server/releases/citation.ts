export const LICENCE = 'CC BY 4.0';

/** How a release is to be cited. */
export function citationOf({ number, title, at }: { number: number; title: string; at: Date }): string {
  return `Casualty Desk, release ${number}: ${title}, ${at.toISOString().slice(0, 10)}`;
}
