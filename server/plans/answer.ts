import { GraphQLError } from 'graphql';
import { databaseFault } from '../http/databaseFault.ts';
import { DeskError } from '../errors.ts';
import type { RootField } from './compile.ts';
import { fillIn } from './late.ts';
import type { Reads } from './root.ts';

/** Data that is JSON already: `stringifyAnswer` hands it on as it is. */
export class JsonText {
  constructor(readonly text: string) {}

  /** For whoever looks into the answer instead of sending it. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

export interface Answered {
  data: JsonText | null;
  errors: GraphQLError[];
  /** What each root field was made from, where its plan says so. */
  tags: (readonly string[] | undefined)[];
}

/**
 * Runs the plans of an operation. null where one can't answer, because of what was asked or what was found: the resolvers answer all of
 * it then, with the words for what is wrong. A database that is away or too slow is told at once, in GraphQL's way: a nullable field
 * is null, any other takes the whole with it.
 */
export async function answer(fields: readonly RootField[], reads: Reads, unexpected: (error: unknown) => void): Promise<Answered | null> {
  const errors: GraphQLError[] = [];
  let whole = true;
  const answers = await Promise.all(fields.map(async ({ key, plan, args, nullable, node }) => {
    try {
      return plan && (await plan(args, reads));
    } catch (error) {
      if (databaseFault(error) === null) {
        if (!(error instanceof DeskError)) unexpected(error);
        return null;
      }
      errors.push(new GraphQLError('The database failed', { nodes: [node], path: [key], originalError: error as Error }));
      whole &&= nullable;
      return { json: 'null' };
    }
  }));
  if (answers.includes(null)) return null;
  if (!whole) return { data: null, errors, tags: [] };
  const data = fields.map(({ key }, index) => `"${key}":${answers[index]?.json}`);
  return { data: new JsonText(fillIn(`{${data.join(',')}}`)), errors, tags: answers.map((each) => each?.tags) };
}

/** JSON of an answer whose data may be JSON already. */
export function stringifyAnswer(value: object): string {
  const { data, ...rest } = value as { data?: unknown };
  if (!(data instanceof JsonText)) return JSON.stringify(value);
  const others = JSON.stringify(rest).slice(1, -1);
  return others === '' ? `{"data":${data.text}}` : `{"data":${data.text},${others}}`;
}
