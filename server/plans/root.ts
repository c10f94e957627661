import type { Db } from '../../prisma/db.ts';
import type { Decimals } from '../read/coarse.ts';
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

export interface RootAnswer {
  /** JSON's text. */
  json: string;
  /** What it was made from, where that is narrower than server/answers/tags.ts can tell beforehand. */
  tags?: readonly string[];
}

/**
 * A root field's plan: one for all requests that select the same and give the same arguments, whatever their values. null where it can't
 * answer: then the resolvers do, and say what is wrong if something is.
 */
export type RootPlan = (args: Args, reads: Reads) => Promise<RootAnswer | null>;

/** Makes the plan of a root field. @throws NotPlanned */
export type MakeRoot = (field: Select) => RootPlan;
