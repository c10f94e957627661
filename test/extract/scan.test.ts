import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Tokenizer } from 'htmlparser2';
import { scanPage } from '../../ingest/extract/scan.ts';

/** What a page gives, texts that follow each other joined: `<name`, `@name=value`, `>`, `/>`, `</name`, or text after a blank. */
class Told {
  readonly lines: string[] = [];

  say(line: string): void {
    const last = this.lines.at(-1);
    if (line.startsWith(' ') && last?.startsWith(' ')) this.lines[this.lines.length - 1] = last + line.slice(1);
    else this.lines.push(line);
  }

  /** A tag that the page's end cuts off is none. */
  whole(): string[] {
    const cut = this.lines.findLastIndex((line) => line.startsWith('<') && !line.startsWith('</'));
    return cut >= 0 && this.lines.slice(cut).every((line) => /^[<@]/.test(line)) ? this.lines.slice(0, cut) : this.lines;
  }
}

function ours(page: string): string[] {
  const told = new Told();
  scanPage(page, {
    onopentag: (name) => told.say(`<${name}`), keeps: () => true, onattribute: (name, value) => told.say(`@${name}=${value}`), onopentagend: (closing) => told.say(closing ? '/>' : '>'),
    onclosetag: (name) => told.say(`</${name}`), ontext: (data) => told.say(` ${data}`), isForeign: () => false, isFull: () => false,
  });
  return told.whole();
}

function theirs(page: string): string[] {
  const told = new Told();
  let [name, value] = ['', ''];
  const text = (start: number, end: number): void => told.say(` ${page.slice(start, end)}`);
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, {
    onopentagname: (start, end) => told.say(`<${page.slice(start, end).toLowerCase()}`), onopentagend: () => told.say('>'), onselfclosingtag: () => told.say('/>'),
    onclosetag: (start, end) => told.say(`</${page.slice(start, end).toLowerCase()}`),
    onattribname: (start, end) => { [name, value] = [page.slice(start, end).toLowerCase(), '']; },
    onattribdata: (start, end) => { value += page.slice(start, end); }, onattribentity: (code) => { value += String.fromCodePoint(code); }, onattribend: () => told.say(`@${name}=${value}`),
    ontext: text, ontextentity: (code) => told.say(` ${String.fromCodePoint(code)}`), isInForeignContext: () => false,
    oncdata: () => undefined, oncomment: () => undefined, ondeclaration: () => undefined, onprocessinginstruction: () => undefined, onend: () => undefined,
  });
  tokenizer.write(page);
  tokenizer.end();
  return told.whole();
}

const PIECES = [
  '<p>', '</p>', '<P Class="a b">', '<a href=x>', "<a href='x&amp;y' id=z>", '<a title="&copy=1&copy2&notit;&#65;&#x42">', '<br/>', '<br / >', '<b =c=d>', '<b a = "1" b>', '<i a>', '</ p>', '</>', '</a b>', '<?php ?>', '<!doctype html>', '<!x>',
  '<!>', '<!-->', '<!--->', '<!-- a -->', '<!-- a --!>', '<!-- - -- a', '-->', '--!>', '<![CDATA[x]]>', '<![CD>', '<script>', '<script type="x">', '</script>', '</script >', '</scripty>', '<style>', '</style>', '<title>', '</title>',
  '<TEXTAREA>', '</textarea>', '<titles>', '<iframe>', '</iframe>', '<noembed>', '</noembed>', 'if (a < b && b > c)', '<', ' < ', '<3', '&amp;', '&lt', '&copy;', '&notanentity;', '&#0;', '&', ' ', '\n', 'text', "'", '"', '=', '>', '/', 'é', '\u0000',
];

test('finds what htmlparser2\'s tokenizer finds, however the tags are broken', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }), (pieces) => {
    // Behind a text of its own, since the end of a page cut off within a closing tag is told otherwise.
    const page = `${pieces.join('')}<p>'">--></script></style></title></textarea></iframe></noembed><u>end</u>`;
    expect(ours(page)).toEqual(theirs(page));
  }), { numRuns: 3_000 });
});

test('a page that is cut off anywhere gives what stands before', () => {
  const page = '<title>A &amp; b</title><!-- c --><p class="x &lt; y">text<br/><script>if (a</b)</script>more</p>';
  for (let end = 0; end <= page.length; end += 1) expect(() => ours(page.slice(0, end))).not.toThrow();
  expect(ours(page.slice(0, page.indexOf('</script')))).toEqual(theirs(page.slice(0, page.indexOf('</script'))));
  expect(ours('<p>a</p><div class="b')).toEqual([...ours('<p>a</p>')]);
});

test('attributes that nobody asks for are stepped over', () => {
  const read: string[] = [];
  scanPage('<a data-x="<p>" href="/y">', {
    onopentag: (name) => read.push(name), keeps: (name) => name === 'href', onattribute: (name, value) => read.push(`${name}=${value}`), onopentagend: () => read.push('>'),
    onclosetag: (name) => read.push(name), ontext: (data) => read.push(data), isForeign: () => false, isFull: () => false,
  });
  expect(read).toEqual(['a', 'href=/y', '>']);
});
