/** A text inside an XML element or attribute; characters that XML can't hold are left out. */
export function xml(text: string): string {
  return text
    // oxlint-disable-next-line no-control-regex -- these are what XML 1.0 forbids
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export interface AtomEntry {
  id: string;
  title: string;
  updated: string;
  published: string;
  link: string;
  summary: string;
  categories: readonly string[];
}

export interface AtomFeed {
  id: string;
  title: string;
  updated: string;
  rights: string;
  self: string;
  /** Page of the desk itself. */
  home: string;
  /** Address of the page with earlier entries (RFC 5005), if there are any. */
  next: string | null;
  entries: readonly AtomEntry[];
}

/** An Atom feed (RFC 4287) as text. */
export function atomText({ id, title, updated, rights, self, home, next, entries }: AtomFeed): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `  <id>${xml(id)}</id>`, `  <title>${xml(title)}</title>`, `  <updated>${updated}</updated>`, `  <rights>${xml(rights)}</rights>`,
    `  <author><name>${xml(title)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${xml(self)}"/>`, `  <link rel="alternate" type="text/html" href="${xml(home)}"/>`,
    ...(next === null ? [] : [`  <link rel="next" type="application/atom+xml" href="${xml(next)}"/>`]),
    ...entries.flatMap(entryLines), '</feed>', '',
  ];
  return lines.join('\n');
}

function entryLines({ id, title, updated, published, link, summary, categories }: AtomEntry): string[] {
  return [
    '  <entry>', `    <id>${xml(id)}</id>`, `    <title>${xml(title)}</title>`, `    <updated>${updated}</updated>`, `    <published>${published}</published>`,
    `    <link rel="alternate" type="text/html" href="${xml(link)}"/>`, ...categories.map((term) => `    <category term="${xml(term)}"/>`),
    `    <summary type="text">${xml(summary)}</summary>`, '  </entry>',
  ];
}
