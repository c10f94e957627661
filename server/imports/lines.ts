import type { Readable } from 'node:stream';

export interface Line {
  /** From 1. */
  line: number;
  text: string;
}

/** A file of lines has none this long, in characters; one without line breaks must not be held whole. */
const LONGEST = 10_000_000;

/** The lines of a UTF-8 text without their ends and without a byte order mark. @throws the stream's error, where the text breaks off too */
export async function* linesOf(text: Readable): AsyncGenerator<Line> {
  let line = 0;
  let rest = '';
  const numbered = (content: string): Line => {
    line += 1;
    return { line, text: content.replace(line === 1 ? /^\uFEFF|\r$/g : /\r$/, '') };
  };
  for await (const chunk of text.setEncoding('utf8')) {
    const pieces = (rest + String(chunk)).split('\n');
    rest = pieces.pop() ?? '';
    if (rest.length > LONGEST) throw new Error(`Line ${line + pieces.length + 1} is longer than ${LONGEST} characters: this is no file of lines`);
    for (const piece of pieces) yield numbered(piece);
  }
  if (rest !== '') yield numbered(rest);
}
