import type { Context } from '../context.ts';
import { may } from '../policies/permit.ts';
import type { Decimals } from './coarse.ts';

/** How precisely this viewer may see points. */
export async function decimalsFor(context: Context): Promise<Decimals> {
  return may(context.viewer, 'see exact coordinates') ? null : (await context.desk()).coordinateDecimals;
}
