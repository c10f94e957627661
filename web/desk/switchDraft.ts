import type { Role, SwitchesFragment, UpdateDeskInput } from '../gql/graphql.ts';

/** The switches as they are typed. */
export interface SwitchDraft {
  fourEyes: boolean;
  /** Empty = coordinates in full. */
  decimals: '' | '0' | '1' | '2' | '3' | '4' | '5' | '6';
  leaseMinutes: string;
  /** Per cent of promoted incidents. */
  blindPercent: string;
  twoFactorRoles: readonly Role[];
}

export function switchDraft({ fourEyes, coordinateDecimals, leaseMinutes, blindShare, twoFactorRoles }: SwitchesFragment): SwitchDraft {
  return {
    fourEyes, decimals: (coordinateDecimals == null ? '' : String(coordinateDecimals)) as SwitchDraft['decimals'], leaseMinutes: String(leaseMinutes),
    // A share that came by the API may have more decimals than anybody wants to read.
    blindPercent: String(Number((blindShare * 100).toFixed(4))), twoFactorRoles,
  };
}

/** What was moved, as the API takes it: what is absent stays, so a colleague's switch isn't put back by accident. */
export function changesOf(before: SwitchDraft, after: SwitchDraft): Omit<UpdateDeskInput, 'expectedVersion' | 'reason'> {
  return {
    ...(after.fourEyes !== before.fourEyes && { fourEyes: after.fourEyes }),
    ...(after.decimals !== before.decimals && { coordinateDecimals: after.decimals === '' ? null : Number(after.decimals) }),
    ...(after.leaseMinutes !== before.leaseMinutes && { leaseMinutes: Number(after.leaseMinutes) }),
    ...(after.blindPercent !== before.blindPercent && { blindShare: Number(after.blindPercent) / 100 }),
    ...(after.twoFactorRoles.toString() !== before.twoFactorRoles.toString() && { twoFactorRoles: [...after.twoFactorRoles] }),
  };
}
