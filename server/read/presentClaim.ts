import type { ClaimModel } from '../../prisma/client/models.ts';
import { Claim } from '../../schema/types/claim.ts';
import { globalId } from './ids.ts';
import { presentQuote, range, type Rooted } from './present.ts';

export function presentClaim(row: ClaimModel): Claim & Rooted<ClaimModel> {
  return Object.assign(new Claim(), {
    row,
    id: globalId('Claim', row.id),
    quote: presentQuote(row),
    speaker: row.speaker, allegesHarm: row.allegesHarm, credibility: row.credibility, withdrawnAt: row.withdrawnAt,
    killed: range(row.killedMin, row.killedMax, row.killedQualifier),
    injured: range(row.injuredMin, row.injuredMax, row.injuredQualifier),
  });
}
