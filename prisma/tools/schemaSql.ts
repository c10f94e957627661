import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import { projectRoot } from '../../common/root.ts';

/**
 * The SQL that makes an empty database look like schema.prisma, as Prisma's own schema engine writes it. For drafting a
 * migration, and for the test that the migrations give exactly the schema. The engine is a development dependency.
 * @param connectionString any PostgreSQL database: the engine only asks its version
 */
export async function schemaSql(connectionString: string): Promise<string> {
  const path = join(projectRoot(), 'prisma/schema.prisma');
  const content = await readFile(path, 'utf8');
  const engine = await loadEngine([[path, content]], connectionString);
  const { stdout } = await engine.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [{ path, content }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout ?? '';
}

async function loadEngine(datamodels: [string, string][], connectionString: string): Promise<glue.SchemaEngine> {
  const require = createRequire(import.meta.url);
  const wasmPath = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm');
  const module = await WebAssembly.compile(await readFile(wasmPath));
  const instance = await WebAssembly.instantiate(module, { './schema_engine_bg.js': glue as never });
  const exports = instance.exports as { __wbindgen_start(): void };
  (glue as unknown as { __wbg_set_wasm(exports: unknown): void }).__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString }));
  return glue.SchemaEngine.new({ datamodels }, () => undefined, adapter);
}

