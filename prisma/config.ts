import { defineConfig } from 'prisma/config';

// `prisma generate` wants a schema engine although it doesn't use one, and would download it. Migrations are applied by
// prisma/migrate.ts; never trust `prisma migrate` in this state (docs/decisions/0003).
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= '/bin/true';

export default defineConfig({ schema: 'schema.prisma' });
