import { Grade } from '../../prisma/client/enums.ts';
import type { Db } from '../../prisma/db.ts';
import { permit } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';
import { alpha, nominal, ordinal } from './alpha.ts';

/** From what is least established to what is most. */
const SCALE: readonly Grade[] = [Grade.DISCOUNTED, Grade.CONTESTED, Grade.WEAK, Grade.FAIR, Grade.CONFIRMED];

export interface Agreement {
  /** Incidents that two people graded. */
  pairs: number;
  /** Of these, with one and the same grade. */
  agreed: number;
  /** Krippendorff's alpha; null where it isn't defined. */
  nominal: number | null;
  ordinal: number | null;
}

export interface AgreementScope {
  from?: Date | null;
  to?: Date | null;
  /** Only pairs of which this person gave one grade. */
  graderId?: string | null;
}

/** How far two people who grade the same incidents, the second one blind, agree; by when the second grade was given. */
export async function agreement(db: Db, viewer: Viewer, { from, to, graderId }: AgreementScope): Promise<Agreement> {
  permit(viewer, 'read the desk');
  const rows = await db.$queryRaw<{ first: Grade; second: Grade; count: number }[]>`
    select first_grade as first, second_grade as second, count(*)::int as count from blind_grading
    where second_grade is not null
      and (${from ?? null}::timestamptz is null or second_at >= ${from ?? null}::timestamptz)
      and (${to ?? null}::timestamptz is null or second_at < ${to ?? null}::timestamptz)
      and (${graderId ?? null}::uuid is null or first_grader_id = ${graderId ?? null}::uuid or second_grader_id = ${graderId ?? null}::uuid)
    group by 1, 2`;
  const units = rows.flatMap(({ first, second, count }) => Array.from({ length: count }, () => [SCALE.indexOf(first), SCALE.indexOf(second)]));
  return {
    pairs: units.length,
    agreed: rows.reduce((sum, { first, second, count }) => sum + (first === second ? count : 0), 0),
    nominal: alpha(units, nominal), ordinal: alpha(units, ordinal),
  };
}
