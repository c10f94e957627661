import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DeskError } from '../errors.ts';

/** The documents that an operator trusts; what isn't among them isn't run. */
export interface TrustedDocuments {
  /** @throws DeskError DOCUMENT_NOT_TRUSTED */
  check(document: string): void;
  /** Finds them for clients that send the hash alone, as they do for automatic persisted queries. Nothing is added to it. */
  cache: { get(key: string): Promise<string | undefined>; set(): Promise<void>; delete(): Promise<boolean> };
}

const HASH = /^[0-9a-f]{64}$/;

/**
 * @param path a JSON file: SHA-256 of each document, lower-case hex, to its text
 * @throws Error that says what is wrong with the file
 */
export function readTrustedDocuments(path: string): TrustedDocuments {
  const documents = new Map(Object.entries(parse(path)));
  for (const [hash, text] of documents) {
    if (!HASH.test(hash) || hash !== sha256(text)) throw new Error(`TRUSTED_DOCUMENTS: ${hash.slice(0, 80)} in ${path} is not the SHA-256 of its document`);
  }
  return {
    check(document) {
      if (!documents.has(sha256(document))) throw new DeskError('DOCUMENT_NOT_TRUSTED', 'This desk runs the documents that its operator has listed, and this is not one of them');
    },
    cache: { get: async (key) => documents.get(key.replace(/^apq:/, '')), set: async () => undefined, delete: async () => false },
  };
}

function parse(path: string): Record<string, string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`TRUSTED_DOCUMENTS: ${path} can't be read as JSON`, { cause: error });
  }
  if (typeof parsed !== 'object' || parsed === null || !Object.values(parsed).every((text) => typeof text === 'string')) {
    throw new Error(`TRUSTED_DOCUMENTS: ${path} must be an object of hashes and documents`);
  }
  return parsed as Record<string, string>;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
