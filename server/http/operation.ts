import { getOperationAST, GraphQLError, parse, validate, type DocumentNode, type ExecutionArgs, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { Settings } from '../../common/settings.ts';
import { operationLimits, weigh } from './limits.ts';

/** An operation as it comes over a WebSocket or an event stream. */
export interface OperationRequest {
  query?: unknown;
  operationName?: unknown;
  variables?: unknown;
}

export interface PreparedOperation {
  args: ExecutionArgs;
  operation: OperationDefinitionNode;
  /** What it is weighed at; 0 where its variables don't fit. */
  cost: number;
}

/** Validated documents kept; subscribers mostly send the same few. */
const DOCUMENTS_KEPT = 300;

/**
 * Reads, validates and weighs operations for the transports that don't go through Apollo, by the same limits and with the same codes.
 * @returns a function that gives the operation ready to run, or throws a list of GraphQLErrors as `RefusedOperation`
 */
export function operationReader(schema: GraphQLSchema, settings: Settings): (request: OperationRequest, admit?: (document: string) => void) => PreparedOperation {
  const documents = new Map<string, DocumentNode>();
  const limits = operationLimits(settings);

  const documentOf = (query: string): DocumentNode => {
    const known = documents.get(query);
    if (known) return known;
    const document = parseDocument(query, settings.QUERY_TOKEN_LIMIT);
    const faults = validate(schema, document, undefined, { hideSuggestions: settings.NODE_ENV === 'production' });
    if (faults.length > 0) throw new RefusedOperation(faults.map((fault) => withCode(fault, 'GRAPHQL_VALIDATION_FAILED')));
    const oldest = documents.size >= DOCUMENTS_KEPT ? documents.keys().next().value : undefined;
    if (oldest !== undefined) documents.delete(oldest);
    documents.set(query, document);
    return document;
  };

  return (request, admit) => {
    const { query, operationName, variables } = checkShape(request);
    admit?.(query);
    const document = documentOf(query);
    const operation = getOperationAST(document, operationName);
    if (!operation) throw refuse('OPERATION_RESOLUTION_FAILURE', 'The request does not say which operation of the document to run');
    let cost: number;
    try {
      cost = weigh(schema, document, operation, variables, limits)?.cost ?? 0;
    } catch (error) {
      throw error instanceof GraphQLError ? new RefusedOperation([error]) : error;
    }
    return { operation, cost, args: { schema, document, operationName, variableValues: variables } };
  };
}

/** The operation is not run; `errors` say why, each with its code. */
export class RefusedOperation extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super(errors[0]?.message ?? 'Refused');
  }
}

function checkShape({ query, operationName, variables }: OperationRequest) {
  if (typeof query !== 'string' || query.trim() === '') throw refuse('BAD_REQUEST', 'The request needs a "query" that is a string');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') throw refuse('BAD_REQUEST', '"operationName" must be a string');
  if (variables !== undefined && variables !== null && (typeof variables !== 'object' || Array.isArray(variables))) {
    throw refuse('BAD_REQUEST', '"variables" must be an object');
  }
  return { query, operationName: operationName ?? undefined, variables: (variables ?? undefined) as Record<string, unknown> | undefined };
}

function parseDocument(query: string, maxTokens: number): DocumentNode {
  try {
    return parse(query, { maxTokens });
  } catch (error) {
    throw error instanceof GraphQLError ? new RefusedOperation([withCode(error, 'GRAPHQL_PARSE_FAILED')]) : error;
  }
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions, extensions } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { ...extensions, code } });
}

function refuse(code: string, message: string): RefusedOperation {
  return new RefusedOperation([new GraphQLError(message, { extensions: { code } })]);
}
