import { execute, parse, validate, type GraphQLSchema } from 'graphql';
import pino from 'pino';
import type { Role } from '../../prisma/client/enums.ts';
import { createContext } from '../../server/context.ts';
import { createSchema } from '../../server/graphql.ts';
import { createMask } from '../../server/http/maskError.ts';
import { ANONYMOUS, type Viewer } from '../../server/viewer.ts';
import type { TestDesk } from '../support/desk.ts';

const mask = createMask(pino({ level: 'silent' }));

export interface BothPaths {
  schema: GraphQLSchema;
  /** What plain resolvers answer. */
  byResolvers(query: string, variables: Record<string, unknown>, role?: Role): Promise<unknown>;
  /** What the server answers, without the cost. */
  overHttp(query: string, variables: Record<string, unknown>, role?: Role): Promise<unknown>;
  /** How many operations were answered by whom since the server began. */
  answered(): Promise<{ plan: number; resolvers: number }>;
}

export async function bothPaths(desk: TestDesk): Promise<BothPaths> {
  const { database: { db }, settings, server } = desk;
  const schema = await createSchema();
  return {
    schema,
    async byResolvers(query, variableValues, role) {
      const document = parse(query);
      const faults = validate(schema, document);
      if (faults.length > 0) throw new Error(faults.join('\n'));
      const viewer: Viewer = role ? { id: null, kind: 'KEY', name: 'test', role } : ANONYMOUS;
      const contextValue = createContext({ db, settings, bell: server.bell }, viewer, { lastEventId: null, signal: new AbortController().signal });
      const { data, errors } = await execute({ schema, document, variableValues, contextValue });
      return JSON.parse(JSON.stringify({ data, ...(errors && { errors: errors.map(mask) }) }));
    },
    async overHttp(query, variables, role) {
      const { data, errors } = await desk.ask(query, variables, role);
      return { data, ...(errors && { errors }) };
    },
    async answered() {
      const { values } = await server.http.metrics.answers.get();
      const of = (by: string) => values.find(({ labels }) => labels.by === by)?.value ?? 0;
      return { plan: of('plan'), resolvers: of('resolvers') };
    },
  };
}
