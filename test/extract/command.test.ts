import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { extractCommand } from '../../cli/extract.ts';

const PAGE = `<html lang="en"><title>A bridge reopens</title><h1>A bridge reopens</h1>${'<p>The bridge over the river opened again on Monday, after seven months of work by two crews, the roads office said.</p>'.repeat(4)}</html>`;

/** Runs `desk extract` in this process. @returns what it wrote, line by line, and the exit code it asked for */
async function desk(args: string[], input: string[] = []): Promise<{ lines: Record<string, unknown>[]; exitCode: unknown }> {
  const written: string[] = [];
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin');
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
  Object.defineProperty(process, 'stdin', { value: Readable.from([input.join('\n')]), configurable: true });
  const before = process.exitCode;
  try {
    process.exitCode = undefined;
    await extractCommand().parseAsync(args, { from: 'user' });
    return { lines: written.join('').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>), exitCode: process.exitCode };
  } finally {
    process.exitCode = before;
    write.mockRestore();
    if (stdin) Object.defineProperty(process, 'stdin', stdin);
  }
}

let folder: string | null = null;
afterEach(async () => {
  if (folder !== null) await rm(folder, { recursive: true });
  folder = null;
});

async function saved(name: string, content: string | Uint8Array): Promise<string> {
  folder ??= await mkdtemp(join(tmpdir(), 'desk-extract-'));
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

describe('desk extract', () => {
  test('answers a file with the contract\'s fields', async () => {
    const { lines, exitCode } = await desk([await saved('page.html', PAGE), '--url', 'https://roads.example/2019/04/08/bridge']);
    expect(Object.keys(lines[0] ?? {}).sort()).toEqual(['byline', 'canonicalUrl', 'extractor', 'id', 'language', 'modifiedAt', 'publishedAt', 'quality', 'siteName', 'text', 'title']);
    expect(lines[0]).toMatchObject({ title: 'A bridge reopens', publishedAt: '2019-04-08', canonicalUrl: 'https://roads.example/2019/04/08/bridge' });
    expect(exitCode).toBeUndefined();
  });

  test('applies a recipe', async () => {
    const recipe = await saved('recipe.json', '{"title": "title", "body": "p:first-of-type"}');
    const { lines } = await desk([await saved('page.html', PAGE), '--recipe', recipe]);
    expect(String(lines[0]?.['text']).split('\n\n')).toHaveLength(1);
  });

  test('answers each line of a batch in order, and goes on after a bad one', async () => {
    const path = await saved('page.html', PAGE);
    const { lines, exitCode } = await desk(['--batch'], [
      JSON.stringify({ id: 'a', html: PAGE }), JSON.stringify({ id: 'b', htmlBase64: Buffer.from(PAGE).toString('base64'), contentType: 'text/html; charset=utf-8' }),
      'not json', JSON.stringify({ id: 'c', path: '/does/not/exist' }), JSON.stringify({ id: 'd' }), JSON.stringify({ id: 5, path }),
    ]);
    expect(lines.map((line) => line['id'])).toEqual(['a', 'b', null, 'c', 'd', 5]);
    expect(lines.map((line) => (line['error'] as { code?: string } | undefined)?.code ?? line['title'])).toEqual(['A bridge reopens', 'A bridge reopens', 'BAD_JSON', 'NO_FILE', 'NO_PAGE', 'A bridge reopens']);
    expect(exitCode).toBe(1);
  });

  test('says what is missing', async () => {
    await expect(desk([])).rejects.toThrow('--batch');
  });
});
