import type { LayoutName } from '../outlets.ts';
import { broadsheet, loginWall } from './broadsheet.ts';
import { bulletin } from './bulletin.ts';
import { portal } from './portal.ts';
import { smalltown } from './smalltown.ts';
import type { Layout, View } from './view.ts';
import { wire } from './wire.ts';

const layouts: Record<LayoutName, Layout> = { broadsheet, wire, smalltown, portal, bulletin };

/** The page as its outlet prints it. */
export function printPage(view: View): string {
  return view.page.kind === 'LOGIN_WALL' ? loginWall(view) : layouts[view.outlet.layout](view);
}
