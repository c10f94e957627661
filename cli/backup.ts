import { copyFile, constants } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import type { Settings } from '../common/settings.ts';
import type { CopiedBlobs } from '../ingest/evidence/copyBlobs.ts';

const BLOBS = 'blobs';
const SECRET = 'auth-secret';

/** `desk backup` and `desk restore`: everything that a desk knows, in a folder of plain files. */
export function backupCommands(): Command[] {
  return [
    new Command('backup')
      .description('write all records as of this instant, the kept pages and the secret into a new folder; the desk may go on working')
      .argument('<folder>', 'a folder that is empty or absent')
      .action(backup),
    new Command('restore')
      .description('put a backup into a new desk: an empty DATA_DIR, or an empty database at DATABASE_URL')
      .argument('<folder>', 'a folder that desk backup wrote')
      .action(restore),
  ];
}

async function backup(path: string): Promise<void> {
  const folder = resolve(path);
  const [{ openDesk }, { dumpDatabase }, { openStorage }, { saveBlobs }] = await Promise.all([
    import('./openDesk.ts'), import('../prisma/backup/dump.ts'), import('../ingest/evidence/storage.ts'), import('../ingest/evidence/copyBlobs.ts'),
  ]);
  await using desk = await openDesk('backup');
  const { at, feed, tables } = await dumpDatabase(desk.url, folder);
  const blobs = await saveBlobs(desk.connect(), await openStorage(desk.settings), join(folder, BLOBS));
  const secret = await copySecret(secretOf(desk.settings), join(folder, SECRET));
  report({ at, feed, rows: tables.reduce((sum, { rows }) => sum + rows, 0), secret }, blobs);
}

async function restore(path: string): Promise<void> {
  const folder = resolve(path);
  const [{ openDesk }, { loadDatabase }, { openStorage }, { restoreBlobs }] = await Promise.all([
    import('./openDesk.ts'), import('../prisma/backup/load.ts'), import('../ingest/evidence/storage.ts'), import('../ingest/evidence/copyBlobs.ts'),
  ]);
  await using desk = await openDesk('restore');
  const { at, feed, tables } = await loadDatabase(desk.url, folder);
  const blobs = await restoreBlobs(await openStorage(desk.settings), join(folder, BLOBS));
  const secret = await copySecret(join(folder, SECRET), secretOf(desk.settings));
  report({ at, feed, rows: tables.reduce((sum, { rows }) => sum + rows, 0), secret }, blobs);
}

function secretOf({ DATA_DIR }: Settings): string {
  return join(DATA_DIR, SECRET);
}

/** What signs sessions. One that is there already stays; where AUTH_SECRET is set there is no file. */
async function copySecret(from: string, to: string): Promise<boolean> {
  return copyFile(from, to, constants.COPYFILE_EXCL).then(() => true, () => false);
}

function report(figures: { at: string; feed: string; rows: number; secret: boolean }, { copied, known, faulty }: CopiedBlobs): void {
  process.stdout.write(`${JSON.stringify({ ...figures, blobs: copied + known, faulty })}\n`);
  if (faulty.length === 0) return;
  process.stderr.write(`${faulty.length} of the kept pages are missing or have rotted; everything else is there. desk rehash tells more\n`);
  process.exitCode = 1;
}
