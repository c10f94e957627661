import { Argument, Command } from 'commander';
import { once } from 'node:events';
import { STANDARD, type Output } from './output.ts';
import { withDatabase } from './withDatabase.ts';

/** `desk release create|list|diff|proof`. */
export function releaseCommand(output: Output = STANDARD): Command {
  const command = new Command('release').description('freeze, list and compare numbered releases');
  command.command('create').description('freeze the records and totals as they stand, of a month or of everything; prints the manifest')
    .argument('<title>').option('--month <month>', 'YYYY-MM').action((title: string, { month }: { month?: string }) => create(output, title, month ?? null));
  command.command('list').description('print a JSON line for each release').action(() => list(output));
  command.command('diff').description('print a JSON line for each record that differs between two releases, or between a release and now')
    .argument('<from>', 'number of the earlier release').addArgument(new Argument('[to]', 'number of the later release')).action((from: string, to?: string) => diff(output, from, to));
  command.command('proof').description('print the proof that a record is in a release, for desk verify')
    .argument('<release>', 'its id or number').argument('<record>', 'code of an incident, or id of another record').action((release: string, record: string) => proof(output, release, record));
  return command;
}

async function create(output: Output, title: string, month: string | null): Promise<void> {
  const [{ createRelease }, { cutRelease }, { PROGRAM }] = await Promise.all([
    import('../server/releases/create.ts'), import('../server/releases/cut.ts'), import('../server/viewer.ts'),
  ]);
  const manifest = await withDatabase(output, async (db, url) => {
    const { number } = await createRelease(db, PROGRAM, { title, month });
    output.say(`Release ${number} is made; its files are being hashed`);
    return (await cutRelease(url, number.toString())).manifest;
  });
  output.result(manifest.trimEnd());
}

async function list(output: Output): Promise<void> {
  const rows = await withDatabase(output, (db) => db.release.findMany({ orderBy: { number: 'asc' }, include: { editions: { orderBy: { edition: 'asc' }, select: { edition: true, root: true, leaves: true } } } }));
  for (const { id, number, title, month, at, seq, sha256, editions } of rows) {
    const { root, leaves } = editions[0] ?? { root: null, leaves: null };
    output.result(JSON.stringify({ number, id, title, month: month?.toISOString().slice(0, 7) ?? null, at, sequence: Number(seq), totals: sha256, records: leaves, root, editions: editions.length }));
  }
}

/** Differences that are held at once. */
const PAGE = 200;

async function diff(output: Output, from: string, to: string | undefined): Promise<void> {
  const [{ compareReleases, countDifferences, listDifferences }, { ANONYMOUS }] = await Promise.all([import('../server/releases/difference.ts'), import('../server/viewer.ts')]);
  await withDatabase(output, async (db) => {
    const compared = await compareReleases(db, ANONYMOUS, numberOf(from), to === undefined ? null : numberOf(to));
    for (let page = await listDifferences(db, compared, null, PAGE); page.length > 0; page = page.length < PAGE ? [] : await listDifferences(db, compared, page.at(-1)!, PAGE)) {
      for (const difference of page) output.result(JSON.stringify(difference));
      if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
    }
    output.say(JSON.stringify(await countDifferences(db, compared)));
  });
}

async function proof(output: Output, release: string, record: string): Promise<void> {
  const [{ cutRelease }, { proveInclusion }, { ANONYMOUS }] = await Promise.all([import('../server/releases/cut.ts'), import('../server/releases/proof.ts'), import('../server/viewer.ts')]);
  output.result(JSON.stringify(await withDatabase(output, async (_db, url) => {
    await cutRelease(url, release);
    return proveInclusion(url, ANONYMOUS, release, record);
  })));
}

function numberOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`"${text}" is not the number of a release: desk release list shows them`);
  return Number(text);
}
