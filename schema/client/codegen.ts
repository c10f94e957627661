import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types and documents of the client, from the printed schema: `npm run client` writes them, and a test compares. */
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  documents: 'schema/client/documents/*.graphql',
  emitLegacyCommonJSImports: false,
  generates: {
    'schema/client/generated.ts': {
      plugins: [{ add: { content: '// Made by `npm run client` from the schema and documents/. Not written by hand.' } }, 'typescript-operations', 'typed-document-node'],
      config: { useTypeImports: true, enumsAsTypes: true, strictScalars: true, onlyOperationTypes: true, scalars: { Cursor: 'string', Date: 'string', DateTime: 'string', JSON: 'unknown' } },
    },
  },
};

export default config;
