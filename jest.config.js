import { availableParallelism } from 'node:os';

/** Tests run on the TypeScript sources; swc only strips types and emits the decorators' metadata. */
export default {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/support/globalSetup.ts',
  globalTeardown: '<rootDir>/test/support/globalTeardown.ts',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.tsx?$': ['@swc/jest', {
      jsc: {
        experimental: { keepImportAttributes: true },
        target: 'es2024',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      },
      module: { type: 'es6' },
    }],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
  // Ten times what the slowest takes on a quiet machine: a test that is given up goes on in the background and breaks those after it.
  testTimeout: 180_000,
  // Always in processes of their own, also on a small machine: Node keeps the modules of every test file, and one process for all of them would need
  // more than 4 GB. A worker that has grown is replaced.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  workerIdleMemoryLimit: '1GB',
};
