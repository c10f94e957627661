import { may } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';

/** What of the records a viewer may see: all that the plans need of the table of deeds. Viewers of equal sight get equal answers. */
export interface Sight {
  /** Proposals and tombstones too. */
  desk: boolean;
  embargoedNames: boolean;
  exactPoints: boolean;
}

/** null for who may read nothing. */
export function sightOf(viewer: Viewer): Sight | null {
  if (!may(viewer, 'read public records')) return null;
  return { desk: may(viewer, 'read the desk'), embargoedNames: may(viewer, 'see names under embargo'), exactPoints: may(viewer, 'see exact coordinates') };
}

/** Equal for viewers of equal sight. */
export function sightKey({ desk, embargoedNames, exactPoints }: Sight): string {
  return `${Number(desk)}${Number(embargoedNames)}${Number(exactPoints)}`;
}
