import { Parser } from 'htmlparser2';

const SILENT = new Set(['script', 'style', 'template', 'noscript']);

/**
 * The text of a piece of HTML, white space run together: what a feed's title or summary says. For article bodies there is `extract`.
 * @param limit most characters kept
 */
export function plainText(html: string, limit: number): string {
  let text = '';
  let silent = 0;
  const parser = new Parser({
    onopentag: (name) => { silent += SILENT.has(name) ? 1 : 0; },
    onclosetag: (name) => { silent -= SILENT.has(name) ? 1 : 0; if (!/^(?:a|b|em|i|span|strong|sub|sup|u|wbr)$/.test(name)) text += ' '; },
    ontext: (part) => { if (silent === 0) text += part; },
  }, { decodeEntities: true });
  parser.write(html.slice(0, 4 * limit));
  parser.end();
  return cleanText(text, limit);
}

/** White space run together, control characters and lone halves of characters out. */
export function cleanText(text: string, limit: number): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim().slice(0, limit).toWellFormed();
}
