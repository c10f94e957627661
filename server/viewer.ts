import type { Role } from '../prisma/client/enums.ts';

/** Who asks. Acts receive it and ask the table of deeds; nothing else decides what somebody may do. */
export interface Viewer {
  /** Id of the user or the API key; null for anonymous readers and for the program itself. */
  id: string | null;
  kind: 'ANONYMOUS' | 'USER' | 'KEY' | 'PROGRAM';
  name: string;
  role: Role;
  /** The role asks for a second factor on this desk and the user has none: until then they may do nothing. */
  lacksSecondFactor?: boolean;
}

export const ANONYMOUS: Viewer = { id: null, kind: 'ANONYMOUS', name: 'anonymous', role: 'READER' };

/** The program acting for whoever runs it: the command line and the scheduled jobs. */
export const PROGRAM: Viewer = { id: null, kind: 'PROGRAM', name: 'desk', role: 'ADMIN' };

/** Stands for those without an id, where a column or a condition wants one. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';
