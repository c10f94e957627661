import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print, type DocumentNode } from 'graphql';

export interface ClientOptions {
  /** The desk's address, such as https://desk.example.org. */
  url: string;
  /** An API key; without one the public records are shown. */
  key?: string;
  /** Another fetch than the platform's. */
  fetch?: typeof globalThis.fetch;
}

/** One error of an answer; `extensions.code` is of the closed list in docs/errors.md. */
export interface AnswerError {
  message: string;
  path?: readonly (string | number)[];
  extensions: { code: string } & Record<string, unknown>;
}

/** The desk refused, or could answer in part only: `data` holds what there is. */
export class DeskAnswerError extends Error {
  readonly errors: readonly AnswerError[];
  readonly data: unknown;
  readonly status: number;

  constructor(errors: readonly AnswerError[], data: unknown, status: number) {
    super(errors.map(({ message, extensions }) => `${extensions.code}: ${message}`).join('; '));
    this.name = 'DeskAnswerError';
    this.errors = errors;
    this.data = data;
    this.status = status;
  }

  /** Whether an error of the answer has this code. */
  has(code: string): boolean {
    return this.errors.some(({ extensions }) => extensions.code === code);
  }

  /** Seconds to wait before asking again, where the desk says so. */
  get retryAfterSeconds(): number | null {
    const [seconds] = this.errors.map(({ extensions }) => extensions['retryAfterSeconds']).filter((value) => typeof value === 'number');
    return seconds ?? null;
  }
}

export interface DeskClient {
  /**
   * Sends a document with its variables, and gives its data, typed.
   * @throws DeskAnswerError where the answer has errors; whatever fetch throws where there is none
   */
  request<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: NoInfer<Variables>, options?: { signal?: AbortSignal }): Promise<Data>;
}

/** A client of one desk. It keeps nothing: caching and waiting are for whoever uses it. */
export function createClient({ url, key, fetch = globalThis.fetch }: ClientOptions): DeskClient {
  const texts = new WeakMap<DocumentNode, string>();
  const textOf = (document: DocumentNode): string => {
    const text = texts.get(document) ?? print(document);
    texts.set(document, text);
    return text;
  };
  return {
    async request<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: NoInfer<Variables>, { signal }: { signal?: AbortSignal } = {}) {
      const response = await fetch(new URL('/graphql', url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) },
        body: JSON.stringify({ query: textOf(document), variables }),
        ...(signal && { signal }),
      });
      const { data, errors } = (await response.json()) as { data?: Data | null; errors?: AnswerError[] };
      if (errors?.length || !data) throw new DeskAnswerError(errors ?? [], data ?? null, response.status);
      return data;
    },
  };
}
