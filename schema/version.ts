/** Raised with every change of the schema; docs/schema-changelog.md says what changed. */
export const SCHEMA_VERSION = '2';
