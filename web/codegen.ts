import type { CodegenConfig } from '@graphql-codegen/cli';

/** The console knows the API by its printed schema alone: types and documents come from there, into a folder that isn't committed. */
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  documents: ['web/**/*.{ts,tsx}', '!web/gql/**', '!web/dist/**'],
  importExtension: '.ts',
  emitLegacyCommonJSImports: false,
  generates: {
    'web/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: { Cursor: 'string', Date: 'string', DateTime: 'string', JSON: 'unknown' },
      },
    },
  },
};

export default config;
