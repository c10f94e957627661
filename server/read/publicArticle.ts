import type { PublicArticle } from '../../schema/types/sources.ts';
import type { Context } from '../context.ts';
import { namesOne } from '../incidents/embargo.ts';
import { presentPublicArticle } from './present.ts';
import { WITHHELD, withheldNames } from './withheld.ts';

/** An article as the public may cite it; a headline that names a victim under embargo is withheld. */
export async function publicArticle(context: Context, id: string | null): Promise<PublicArticle | null> {
  const row = id === null ? null : await context.loaders.article.load(id);
  if (!row) return null;
  const article = presentPublicArticle(row);
  if (namesOne(article.title, await withheldNames(context, id))) article.title = WITHHELD;
  return article;
}
