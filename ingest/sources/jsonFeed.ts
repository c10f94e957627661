import { z } from 'zod';
import { feedDate } from './dates.ts';
import { SourceFault, absoluteUrl, withoutRepeats } from './entry.ts';
import type { FeedEntry, SourceLimits } from './entry.ts';
import type { Feed } from './feed.ts';
import { cleanText, plainText } from './plainText.ts';

/** A field of the wrong type counts as absent: one odd field is no reason to lose a feed. */
const text = z.string().nullish().catch(null);
const person = z.object({ name: text });
const people = z.array(person.nullable().catch(null)).nullish().catch(null);

const Item = z.object({
  id: z.union([z.string(), z.number()]).nullish().catch(null),
  url: text, external_url: text, title: text, summary: text, content_text: text, content_html: text,
  date_published: text, date_modified: text, language: text,
  author: person.nullish().catch(null), authors: people,
});

const Head = z.object({ version: text, title: text, language: text, author: person.nullish().catch(null), authors: people, items: z.array(z.unknown()) });

/** JSON Feed 1.0 and 1.1. @throws SourceFault NOT_A_FEED */
export function readJsonFeed(json: string, baseUrl: string, limits: SourceLimits): Feed {
  const head = Head.safeParse(parsed(json));
  if (!head.success) throw new SourceFault('NOT_A_FEED', 'The JSON document has no list of items');
  const { title, language, items, author, authors } = head.data;
  const entries = items.slice(0, limits.entries).map((item) => entryOf(item, baseUrl, limits)).filter((entry) => entry !== null);
  const own = namesOf(authors, author);
  return {
    format: 'JSON',
    title: title ? cleanText(title, 1_000) : null,
    language: language ?? null,
    entries: withoutRepeats(entries.map((entry) => ({ ...entry, language: entry.language ?? language ?? null, authors: entry.authors.length > 0 ? entry.authors : own }))),
    truncated: items.length > limits.entries,
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new SourceFault('NOT_A_FEED', `The document is not JSON: ${String(error).slice(0, 200)}`);
  }
}

function entryOf(value: unknown, baseUrl: string, limits: SourceLimits): FeedEntry | null {
  const item = Item.safeParse(value).data;
  const url = absoluteUrl(item?.url, baseUrl) ?? absoluteUrl(item?.external_url, baseUrl) ?? linkLikeId(item?.id);
  if (item === undefined || url === null) return null;
  const summary = item.summary ?? item.content_text;
  return {
    url,
    id: item.id === null || item.id === undefined ? null : cleanText(String(item.id), 2_000),
    title: item.title ? plainText(item.title, 1_000) : null,
    summary: summary ? cleanText(summary, limits.text) : item.content_html ? plainText(item.content_html, limits.text) : null,
    authors: namesOf(item.authors, item.author),
    publishedAt: feedDate(item.date_published),
    modifiedAt: feedDate(item.date_modified),
    language: item.language ?? null,
  };
}

function linkLikeId(id: string | number | null | undefined): string | null {
  return typeof id === 'string' && /^https?:/i.test(id) ? absoluteUrl(id, id) : null;
}

type Person = z.infer<typeof person> | null | undefined;

function namesOf(authors: readonly Person[] | null | undefined, author: Person): string[] {
  const names = [...(authors ?? []), author].map((each) => cleanText(each?.name ?? '', 200)).filter((name) => name !== '');
  return [...new Set(names)].slice(0, 20);
}
