import type { Db } from '../../prisma/db.ts';
import type { Decimals } from '../read/present.ts';
import type { Viewer } from '../viewer.ts';
import type { Reader } from './reader.ts';
import type { Args, Select } from './select.ts';

/** What the plans of root fields read with. */
export interface Reads {
  reader: Reader;
  db: Db;
  viewer: Viewer;
  /** Largest page of a connection. */
  pageLimit: number;
  /** How precisely the viewer may see points. */
  decimals: () => Promise<Decimals>;
}

/**
 * A root field's plan: one for all requests that select the same and give the same arguments, whatever their values. Answers with JSON's text,
 * or with null where it can't: then the resolvers answer, and say what is wrong if something is.
 */
export type RootPlan = (args: Args, reads: Reads) => Promise<string | null>;

/** Makes the plan of a root field. @throws NotPlanned */
export type MakeRoot = (field: Select) => RootPlan;
