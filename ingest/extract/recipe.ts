import { z } from 'zod';
import type { Recipe } from './types.ts';

const RECIPE = z.strictObject({
  title: z.string().min(1).optional(),
  byline: z.string().min(1).optional(),
  published: z.string().min(1).optional(),
  body: z.string().min(1).optional(),
  remove: z.array(z.string().min(1)).max(100).optional(),
});

/**
 * Reads a recipe from JSON.
 * @throws Error naming every field that is wrong
 */
export function readRecipe(json: string): Recipe {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new Error(`The recipe is not JSON: ${(error as Error).message}`);
  }
  const parsed = RECIPE.safeParse(value);
  if (!parsed.success) throw new Error(`The recipe can't be used: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
  return Object.fromEntries(Object.entries(parsed.data).filter(([, field]) => field !== undefined));
}
