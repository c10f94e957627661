import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../common/root.ts';

/** A fenced block of code. */
export interface Block {
  language: string;
  text: string;
  /** Line of the page, from 1, at which it begins. */
  line: number;
}

/** Every page of the documentation, by its path from the project's folder. */
export function pages(): string[] {
  const inDocs = readdirSync(join(projectRoot(), 'docs'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md')).map((path) => join('docs', path));
  return ['README.md', 'CONTRIBUTING.md', ...inDocs].toSorted();
}

export function readPage(path: string): string {
  return readFileSync(join(projectRoot(), path), 'utf8');
}

/** The fenced blocks of a page, in order. */
export function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(({ 1: language = '', 2: text = '', index }) => ({
    language, text, line: page.slice(0, index).split('\n').length,
  }));
}

/** The cells of every table row that begins with a word in backticks. */
export function codeRows(page: string): string[][] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.replace(/^\| | \|$/g, '').split(' | ').map((cell) => cell.trim()));
}

/** A page without its blocks of code. */
export function proseOf(page: string): string {
  return page.replace(/^```\w*\n.*?^```$/gms, '');
}
