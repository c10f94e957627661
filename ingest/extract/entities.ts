import { Tokenizer } from 'htmlparser2';

/** What the tokenizer says of the text or value put to it. */
let decoded = '';
let page = '';

/** htmlparser2's tokenizer knows the entities and where they may end without a semicolon; it is only asked where there is an `&`. */
const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, {
  ontext: (start, end) => { decoded += page.slice(start, end); },
  ontextentity: (codePoint) => { decoded += String.fromCodePoint(codePoint); },
  onattribdata: (start, end) => { decoded += page.slice(start, end); },
  onattribentity: (codePoint) => { decoded += String.fromCodePoint(codePoint); },
  onattribend: () => {}, onattribname: () => {}, oncdata: () => {}, onclosetag: () => {}, oncomment: () => {}, ondeclaration: () => {}, onend: () => {},
  onopentagend: () => {}, onopentagname: () => {}, onprocessinginstruction: () => {}, onselfclosingtag: () => {},
});

function read(html: string): string {
  [decoded, page] = ['', html];
  tokenizer.reset();
  tokenizer.write(html);
  tokenizer.end();
  const answer = decoded;
  [decoded, page] = ['', ''];
  return answer;
}

/** The text between tags. */
export function decodeText(text: string): string {
  return read(text);
}

/** The text of a `<title>` or `<textarea>`, in which all tags but its own end are text. */
export function decodeRawText(text: string, name: string): string {
  return read(`<${name}>${text}`);
}

/** @param quote what the value stands in, or '' */
export function decodeAttribute(value: string, quote: string): string {
  return read(`<a b=${quote}${value}${quote}>`);
}
