import { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { answerLines, LineError, writeLine } from './ndjson.ts';

/** `desk extract FILE [--url URL]` and `desk extract --batch`: the article out of saved pages. */
export function extractCommand(): Command {
  return new Command('extract')
    .description('take the article out of a saved page')
    .argument('[file]', 'an HTML file')
    .option('--url <url>', 'where the page came from')
    .option('--recipe <file>', 'a JSON file of selectors to try on the page')
    .option('--batch', 'read NDJSON {id, url?, path? or html? or htmlBase64?, contentType?} on standard input')
    .action(run);
}

interface Options {
  url?: string;
  recipe?: string;
  batch?: boolean;
}

async function run(file: string | undefined, options: Options): Promise<void> {
  const { extract } = await import('../ingest/extract/extract.ts');
  const { decodePage } = await import('../ingest/extract/decode.ts');
  const { readRecipe } = await import('../common/recipe.ts');
  const recipe = options.recipe === undefined ? undefined : readRecipe(await readFile(options.recipe, 'utf8'));
  const answer = async (line: Record<string, unknown>): Promise<object> => {
    const url = typeof line['url'] === 'string' ? line['url'] : undefined;
    const html = await htmlOf(line, decodePage);
    return { id: line['id'] ?? null, ...extract(html, { ...(url === undefined ? {} : { url }), ...(recipe && { recipe }) }) };
  };
  if (options.batch) {
    const failed = await answerLines(process.stdin, process.stdout, answer);
    if (failed > 0) process.exitCode = 1;
  } else if (file !== undefined) {
    await writeLine(process.stdout, await answer({ id: file, path: file, url: options.url }));
  } else {
    throw new Error('Name an HTML file, or give --batch and lines on standard input');
  }
}

type Decode = (bytes: Uint8Array, hints: { contentType?: string | undefined }) => { text: string };

/** The page of one line: text as it is, bytes by their encoding. */
async function htmlOf(line: Record<string, unknown>, decode: Decode): Promise<string> {
  const contentType = typeof line['contentType'] === 'string' ? line['contentType'] : undefined;
  if (typeof line['html'] === 'string') return line['html'];
  if (typeof line['htmlBase64'] === 'string') return decode(Buffer.from(line['htmlBase64'], 'base64'), { contentType }).text;
  if (typeof line['path'] !== 'string') throw new LineError('NO_PAGE', 'A line needs "path", "html" or "htmlBase64"');
  const path = line['path'];
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new LineError('NO_FILE', `${path} can't be read: ${error.code ?? error.message}`);
  });
  return decode(bytes, { contentType }).text;
}
