import type { Fields, FieldsAt, Select } from './select.ts';
import { partyOf } from './places.ts';
import { bareword, id, instant, json, text, word, type Value } from './values.ts';
import { late } from './late.ts';

/** A row of `source`, as everybody may know it. */
const source: FieldsAt = (at) => ({
  id: () => id('Source', `${at}.id`),
  name: () => text(`${at}.name`),
  language: () => text(`${at}.language`),
  country: () => text(`${at}.country`),
  kind: () => word(`${at}.kind`),
  reliability: () => word(`${at}.reliability`),
});

function sourceOf(column: string): (field: Select) => Value {
  return (field) => field.one('s', 'source', column, source);
}

/** A row of `article`, as the public may cite it. */
const publicArticle: FieldsAt = (at) => ({
  id: () => id('Article', `${at}.id`),
  title: (field) => guarded(`${at}.title`, { articleId: `${at}.id` }, field),
  url: () => text(`${at}.url`),
  publishedAt: () => text(`${at}.published_at`),
  language: () => text(`${at}.language`),
  source: sourceOf(`${at}.source_id`),
});

export function articleOf(column: string): (field: Select) => Value {
  return (field) => field.one('a', 'article', column, publicArticle);
}

/** A row of `claim`. */
export const claim: FieldsAt = (at) => ({
  id: () => id('Claim', `${at}.id`),
  source: sourceOf(`${at}.source_id`),
  article: articleOf(`${at}.article_id`),
  quote: quoteOf(at, `${at}.incident_id`),
  speaker: () => text(`${at}.speaker`),
  allegesHarm: () => bareword(`${at}.alleges_harm`),
  killed: harm(at, 'killed', `${at}.killed_qualifier`),
  injured: harm(at, 'injured', `${at}.injured_qualifier`),
  accusedParty: partyOf(`${at}.accused_party_id`),
  credibility: () => bareword(`${at}.credibility`),
  withdrawnAt: () => instant(`${at}.withdrawn_at`),
});

/** The sentence that says it, in a row that has its article and offsets. */
export function quoteOf(at: string, incidentId?: string): (field: Select) => Value {
  return (field) => field.pick({
    start: () => bareword(`${at}.quote_start`),
    end: () => bareword(`${at}.quote_end`),
    text: (inner) => guarded(`coalesce(${at}.quote, '')`, { articleId: `${at}.article_id`, incidentId }, inner),
  }, `${at}.quote_start`);
}

/** A range of two columns; null where nothing is known. Without a qualifier of its own it follows from the ends. */
export function harm(at: string, name: string, qualifier?: string): (field: Select) => Value {
  const [min, max] = [`${at}.${name}_min`, `${at}.${name}_max`];
  const usual = `when ${min} is null then 'UP_TO' when ${min} = ${max} then 'EXACT' else 'BETWEEN' end`;
  const fields: Fields = {
    min: () => bareword(min),
    max: () => bareword(max),
    qualifier: () => word(`case ${qualifier ? `when ${qualifier} <> 'UNKNOWN' then ${qualifier}::text` : ''} ${usual}`),
  };
  return (field) => field.pick(fields, `${max}::text`);
}

/** Whose victims the words may name: an article's incidents', one incident's; `unless` = a condition under which nobody's. */
interface Concerned {
  articleId?: string;
  incidentId?: string | undefined;
  unless?: string;
}

/**
 * Words that are withheld where they name a victim under embargo, of the incidents that rest on the article or of the one given. Whether
 * they do is for JavaScript to say; most words concern nobody under embargo and pass as they are.
 */
export function guarded(words: string, { articleId, incidentId, unless }: Concerned, { making }: Select): Value {
  if (making.sight.embargoedNames) return text(words);
  const [c, v] = [making.alias('c'), making.alias('v')];
  const incidents = [
    ...(articleId ? [`select ${c}.incident_id from claim ${c} where ${c}.article_id = ${articleId}`] : []),
    ...(incidentId ? [`select ${incidentId}`] : []),
  ].join(' union all ');
  const concerned = `(${incidents}) ${c}(id) join victim on victim.incident_id = ${c}.id where victim.embargoed`;
  const names = `(select json_agg(${v}.name) filter (where ${v}.name is not null) from (select unnest(array[name, name_ar]) as name from ${concerned}) ${v})`;
  return json(`case when ${words} is null then null
    when ${unless ? `${unless} or ` : ''}not exists (select from victim where embargoed) or not exists (select from ${concerned}) then to_json(${words})::text
    else (select case when ${v}.names is null then to_json(${words})::text else ${late('guarded', `json_build_array(${words}, ${v}.names)`)} end from (select ${names} as names) ${v}) end`);
}
