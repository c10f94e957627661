import { DeskError } from '../errors.ts';
import type { Viewer } from '../viewer.ts';
import { DEEDS, type Deed } from './deeds.ts';

/** Whether the table of deeds lets the viewer do it. */
export function may(viewer: Viewer, deed: Deed): boolean {
  const role = viewer.lacksSecondFactor ? 'READER' : viewer.role;
  return (DEEDS[deed] as readonly string[]).includes(role);
}

/**
 * Asked first in every act, before the input is looked at: a role without the right learns nothing from its arguments.
 * @throws DeskError UNAUTHENTICATED for anonymous viewers, FORBIDDEN for others
 */
export function permit(viewer: Viewer, deed: Deed): void {
  if (may(viewer, deed)) return;
  if (viewer.kind === 'ANONYMOUS') throw new DeskError('UNAUTHENTICATED', 'Sign in first: anonymous readers may not do this');
  if (viewer.lacksSecondFactor) throw new DeskError('FORBIDDEN', `This desk asks for a second factor from the role ${viewer.role}: set one up first`, { deed, secondFactor: true });
  throw new DeskError('FORBIDDEN', `The role ${viewer.role} does not permit this`, { deed });
}
