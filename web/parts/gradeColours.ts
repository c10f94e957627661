import type { Grade } from '../gql/graphql.ts';

/** The colours by which readers of such archives know the grades. */
export const GRADE_COLOURS: Record<Grade, string> = { CONFIRMED: '#81de9b', FAIR: '#ceef83', WEAK: '#fdc461', CONTESTED: '#f98253', DISCOUNTED: '#737373' };

/** Ink that stands out from a grade's colour by at least 4.5 to 1. */
export function inkOn(grade: Grade): string {
  return grade === 'DISCOUNTED' ? '#ffffff' : '#1a1a1a';
}
