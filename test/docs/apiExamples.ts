import { Role } from '../../prisma/client/enums.ts';
import { blocksOf, pages, readPage, type Block } from './markdown.ts';

/** An operation that the guide shows. */
export interface Example {
  page: string;
  line: number;
  query: string;
  variables: string;
  role: Role | undefined;
}

/** The API guide and its pages. */
export const guidePages = (): string[] => pages().filter((page) => page.startsWith('docs/api-guide'));

/** A block of JSON right behind an operation has its variables, a comment in its first line the role that it needs. */
export function graphqlExamples(): Example[] {
  return guidePages().flatMap((page) => {
    const blocks = blocksOf(readPage(page));
    return blocks.flatMap(({ language, text, line }, at) => {
      if (language !== 'graphql') return [];
      const next = blocks[at + 1];
      return [{ page, line, query: text, variables: next?.language === 'json' ? next.text : '{}', role: Object.values(Role).find((role) => text.startsWith(`# ${role}\n`)) }];
    });
  });
}

/** The programs of the guide in one language. */
export function programs(language: string): (Block & { page: string })[] {
  return guidePages().flatMap((page) => blocksOf(readPage(page)).filter((block) => block.language === language).map((block) => ({ ...block, page })));
}
