import { execute, getArgumentValues, getVariableValues, Kind, print, visit, type DocumentNode, type FieldNode, type GraphQLSchema } from 'graphql';
import type { ChangeModel } from '../../prisma/client/models.ts';
import type { ChangeFilter } from '../../schema/inputs/filters.ts';
import type { FeedEvent } from '../changes/outlet.ts';
import type { Live } from '../changes/live.ts';
import { createContext, type ContextParts } from '../context.ts';
import { DeskError } from '../errors.ts';
import { unkeepable } from '../guardInputs.ts';
import { eventIdOf } from '../http/eventFormat.ts';
import type { PreparedOperation } from '../http/operation.ts';
import type { SharedSubscriptions } from '../http/parts.ts';
import { permit } from '../policies/permit.ts';
import { changeQueryOf } from '../read/changeQuery.ts';
import type { Viewer } from '../viewer.ts';

/** What one subscription to `changes` asks. */
interface Asked {
  after: string | null;
  filter: ChangeFilter | null;
  /** Variables that matter to what is answered: all but the cursor. */
  variables: object;
}

/**
 * Lets everybody who subscribes to `changes` with the same selection, filter and rights share one execution of each event. What a
 * change shows depends on the viewer's role alone (server/read/presentChange.ts); were that to change, the key must say so.
 */
export function shareChanges(schema: GraphQLSchema, live: Live, parts: ContextParts): SharedSubscriptions {
  const texts = new WeakMap<DocumentNode, string>();
  const never = new AbortController().signal;

  const textOf = (document: DocumentNode): string => {
    const text = texts.get(document) ?? print(withoutCursor(document));
    texts.set(document, text);
    return text;
  };
  const renderer = ({ args }: PreparedOperation, viewer: Viewer) => async (change: ChangeModel): Promise<FeedEvent> => {
    const contextValue = createContext(parts, viewer, { lastEventId: null, signal: never });
    const result = await execute({ ...args, contextValue, rootValue: change });
    if (result.errors) throw result.errors[0]?.originalError ?? result.errors[0];
    return { payload: JSON.stringify(result), id: eventIdOf(result) };
  };

  return {
    async open(prepared, { role }, lastEventId) {
      const asked = askedOf(schema, prepared);
      if (asked === null) return null;
      const viewer: Viewer = { id: null, kind: 'ANONYMOUS', name: `any ${role}`, role };
      permit(viewer, 'read public records');
      const fault = unkeepable(asked);
      if (fault !== null) throw new DeskError('BAD_USER_INPUT', fault);
      const query = await changeQueryOf(parts, asked.filter);
      const key = JSON.stringify([role, textOf(prepared.args.document), prepared.args.operationName, asked.variables, query]);
      return live.open({ key, viewer, query, render: renderer(prepared, viewer) }, asked.after ?? lastEventId);
    },
  };
}

/** The arguments of a subscription whose one root field is plainly `changes`; null for every other, and where the variables don't fit. */
function askedOf(schema: GraphQLSchema, { args, operation }: PreparedOperation): Asked | null {
  const definition = schema.getSubscriptionType()?.getFields()['changes'];
  const [node, further] = operation.selectionSet.selections;
  if (further || node?.kind !== Kind.FIELD || node.name.value !== 'changes' || node.directives?.length || operation.operation !== 'subscription' || !definition) return null;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], args.variableValues ?? {});
  if (!coerced) return null;
  const { after = null, filter = null } = getArgumentValues(definition, node, coerced) as Partial<Asked>;
  const { [cursorVariable(node) ?? '']: _after, ...variables } = coerced;
  return { after, filter, variables };
}

function cursorVariable(node: FieldNode): string | null {
  const value = node.arguments?.find(({ name }) => name.value === 'after')?.value;
  return value?.kind === Kind.VARIABLE ? value.name.value : null;
}

/** A cursor written into the document is each reader's own and no part of the question. */
function withoutCursor(document: DocumentNode): DocumentNode {
  return visit(document, { Argument: ({ name, value }) => (name.value === 'after' && value.kind === Kind.STRING ? null : undefined) });
}
