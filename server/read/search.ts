import { Prisma } from '../../prisma/client/client.ts';
import { SearchHit } from '../../schema/types/search.ts';
import type { Context } from '../context.ts';
import { namesOne } from '../incidents/embargo.ts';
import { may } from '../policies/permit.ts';
import { excerpt, rangesOf } from './highlight.ts';
import { globalId } from './ids.ts';
import { UNPUBLISHED_PLACES } from './locations.ts';
import { textsOf, type HitText } from './searchTexts.ts';
import { WITHHELD, withheldNames } from './withheld.ts';
import { exactQuery, looseQuery, queryWords, type QueryWord } from './words.ts';

/** Of a word that more records hold, the newest so many are ranked: what a search costs has an end. */
const RANKED = 2_000;
/** Places that are ranked beside them. */
const PLACES_RANKED = 200;

interface Ranked {
  kind: string;
  id: string;
  score: number;
  /** Whether the match does not rest on the quote alone. */
  open: boolean;
}

/**
 * Public records that hold all the words, the best first: words in a name weigh more than in a quote, words as written more than beginnings,
 * and the newer comes first of two alike. What matches only in words that the viewer may not read does not match.
 * @param text at most ten words are used
 * @throws DeskError BAD_USER_INPUT
 */
export async function search(context: Context, text: string, take: number): Promise<SearchHit[]> {
  const words = queryWords(text);
  const hits: SearchHit[] = [];
  for (let skip = 0; words.length > 0 && hits.length < take; skip += take) {
    const ranked = await rankedFrom(context, words, take, skip);
    const found = await readable(context, ranked, words);
    hits.push(...found.slice(0, take - hits.length));
    if (ranked.length < take) break;
  }
  return hits;
}

function rankedFrom({ db, viewer }: Context, words: QueryWord[], take: number, skip: number): Promise<Ranked[]> {
  const [loose, exact] = [Prisma.sql`${looseQuery(words)}::tsquery`, Prisma.sql`${exactQuery(words)}::tsquery`];
  const place = Prisma.sql`location_words(l.name, l.name_ar, l.names)`;
  const shown = may(viewer, 'read the desk') ? Prisma.sql`true` : Prisma.sql`l.id not in (${UNPUBLISHED_PLACES})`;
  return db.$queryRaw<Ranked[]>`
    select kind, id, score::float8 as score, open from (
      select * from search_documents(${loose}, ${exact}, ${RANKED})
      union all
      (select 'LOCATION', l.id, null, ts_rank(${place}, ${loose}) + ts_rank(${place}, ${exact}), true from location l where ${place} @@ ${loose} and ${shown} order by l.id limit ${PLACES_RANKED})
    ) found
    order by score desc, date desc nulls last, id limit ${take} offset ${skip}`;
}

/** The hits whose match the viewer may read, with their texts. */
async function readable(context: Context, ranked: readonly Ranked[], words: readonly QueryWord[]): Promise<SearchHit[]> {
  const texts = await textsOf(context.db, ranked);
  const hits = await Promise.all(ranked.map(async ({ id, score, open }) => {
    const text = texts.get(id);
    if (!text) return null;
    const withheld = namesOne(text.snippet, await withheldNames(context, text.articleId));
    return withheld && !open ? null : presentHit(withheld ? { ...text, snippet: WITHHELD } : text, score, withheld ? [] : words, words);
  }));
  return hits.filter((hit) => hit !== null);
}

function presentHit({ type, id, title, snippet }: HitText, score: number, inSnippet: readonly QueryWord[], words: readonly QueryWord[]): SearchHit {
  const piece = snippet === null ? null : excerpt(snippet, inSnippet);
  return Object.assign(new SearchHit(), {
    type, id: globalId(type, id), title, titleMatches: rangesOf(title, words), snippet: piece, snippetMatches: piece === null ? [] : rangesOf(piece, inSnippet), score,
  });
}
