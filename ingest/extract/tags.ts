/** What HTML's elements are to a reader of articles, and how tags may be left out (after the HTML standard's tree construction). */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

export const VOID = words('area base basefont br col command embed frame hr img input keygen link meta param source track wbr');

/** Elements that stand within a line of text. Everything else, unknown names too, breaks the line. */
export const INLINE = words(
  'a abbr acronym amp-anim b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr output q rp rt ruby s samp '
  + 'small span strike strong sub sup time tt u var wbr img picture source link meta',
);

/** Their text is never part of what a page says. */
export const SILENT = words(
  'script style noscript template svg math iframe object applet canvas video audio select option datalist textarea input head '
  + 'map frameset noframes embed progress meter title base',
);

export const CLOSES_PARAGRAPH = words(
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 '
  + 'header hgroup hr main menu nav ol p pre section summary table ul',
);

const STRONG = words('b strong');
const ASIDE = words('nav footer aside ul header');

const LIST = words('ul ol menu dl table td th article section aside nav main body blockquote');
const TABLE = words('table');
const CELL = words('table td th');

/** Start tags that end an open element, and the elements such an end never reaches across. */
export const IMPLIED_END: ReadonlyMap<string, { ends: readonly string[]; within: ReadonlySet<string> | null }> = new Map([
  ['li', { ends: ['li'], within: LIST }],
  ['dt', { ends: ['dt', 'dd'], within: LIST }],
  ['dd', { ends: ['dt', 'dd'], within: LIST }],
  ['td', { ends: ['td', 'th'], within: TABLE }],
  ['th', { ends: ['td', 'th'], within: TABLE }],
  ['tr', { ends: ['tr'], within: TABLE }],
  ['tbody', { ends: ['thead', 'tbody', 'tfoot'], within: TABLE }],
  ['tfoot', { ends: ['thead', 'tbody'], within: TABLE }],
  ['option', { ends: ['option'], within: words('select datalist') }],
  ['optgroup', { ends: ['optgroup'], within: words('select') }],
  ['a', { ends: ['a'], within: null }],
  ['body', { ends: ['head'], within: CELL }],
]);

/** An end tag of another kind never ends these. */
export const BLOCK_IN_SCOPE = words('table td th caption template object');
export const TABLE_PARTS = words('table thead tbody tfoot tr td th caption body html');

/** What is asked of nearly every element, a bit each: one look-up in place of six. */
export const TRAIT = { void: 1, inline: 2, silent: 4, closesParagraph: 8, endsOthers: 16, scope: 32, tablePart: 64, strong: 128, aside: 256 } as const;

const TRAITS = new Map<string, number>();
for (const [trait, names] of [
  [TRAIT.void, VOID], [TRAIT.inline, INLINE], [TRAIT.silent, SILENT], [TRAIT.closesParagraph, CLOSES_PARAGRAPH], [TRAIT.endsOthers, IMPLIED_END], [TRAIT.scope, BLOCK_IN_SCOPE],
  [TRAIT.tablePart, TABLE_PARTS], [TRAIT.strong, STRONG], [TRAIT.aside, ASIDE],
] as const) for (const name of names.keys()) TRAITS.set(name, (TRAITS.get(name) ?? 0) | trait);

/** TRAIT's bits; none for an unknown name. */
export function traitsOf(name: string): number {
  return TRAITS.get(name) ?? 0;
}
