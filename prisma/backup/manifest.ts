import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export const FORMAT = 'casualty-desk backup 1';
export const MANIFEST = 'manifest.json';

const shape = z.object({
  format: z.literal(FORMAT),
  /** When the snapshot was taken, ISO 8601. */
  at: z.iso.datetime(),
  migrations: z.array(z.string()),
  /** Last number of the change feed. */
  feed: z.string(),
  sequences: z.record(z.string(), z.string()),
  /** Rows and SHA-256 of each table's file, in the order in which they are restored. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), file: z.string(), rows: z.number().int(), sha256: z.string() })),
});

/** What a backup says of itself. It is written last: a folder without one is half a backup. */
export type Manifest = z.infer<typeof shape>;

/** @throws Error when the folder holds no whole backup */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch((error: unknown) => {
    throw new Error(`${folder} holds no whole backup: ${MANIFEST} is missing. Take the backup again, or name another folder`, { cause: error });
  });
  const result = shape.safeParse(JSON.parse(text));
  if (!result.success) throw new Error(`${join(folder, MANIFEST)} is not a manifest that this program reads: ${result.error.issues[0]?.message ?? ''}`);
  return result.data;
}
