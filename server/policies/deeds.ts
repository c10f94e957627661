import type { Role } from '../../prisma/client/enums.ts';

const EVERYONE = ['READER', 'PARTNER', 'REVIEWER', 'EDITOR', 'ADMIN'] as const;
const DESK = ['REVIEWER', 'EDITOR', 'ADMIN'] as const;
const KEEPERS = ['PARTNER', 'REVIEWER', 'EDITOR', 'ADMIN'] as const;
const EDITORS = ['EDITOR', 'ADMIN'] as const;
const ADMINS = ['ADMIN'] as const;

/** Who may do what: the one table, asked inside each act. What isn't listed nobody may do. */
export const DEEDS = {
  'read public records': EVERYONE,
  'redeem a ticket': EVERYONE,
  'read the desk': DESK,
  'see names under embargo': DESK,
  'see exact coordinates': DESK,
  'see who acted': DESK,
  'claim review items': DESK,
  'decide review items': DESK,
  'undo own acts': DESK,
  'sort review items': DESK,
  'remark on review items': DESK,
  'save filters': DESK,
  'manage rules': EDITORS,
  'grade a second time': DESK,
  'adjudicate grades': EDITORS,
  'submit pages': DESK,
  'change incidents': DESK,
  'approve records': EDITORS,
  'retract records': EDITORS,
  'merge and split incidents': EDITORS,
  'manage sources': EDITORS,
  'run scrapes': DESK,
  'create releases': EDITORS,
  'keep webhooks': KEEPERS,
  'manage all webhooks': ADMINS,
  'import records': ADMINS,
  'manage users': ADMINS,
  'manage keys': ADMINS,
  'change the desk': ADMINS,
} as const satisfies Record<string, readonly Role[]>;

export type Deed = keyof typeof DEEDS;
