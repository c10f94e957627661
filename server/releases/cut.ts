import { openSnapshot } from '../exports/rows.ts';
import { currentEdition, makeEdition, type Edition } from './edition.ts';
import { findRelease, findUncut, type ReleaseRow } from './find.ts';
import { freezeRecords } from './freeze.ts';

/** One at a time, in the order of their numbers: what a release froze is what later ones compare with. */
const CUT_LOCK = 7_201_705;

export interface CutRelease extends Edition {
  release: ReleaseRow;
}

/**
 * Freezes the records of a release and makes its manifest, unless that is done; and so for every earlier release. Outside of the feed's lock, since
 * it takes seconds for each 10,000 records: what it reads was fixed by the release's number in the feed.
 * @param name id or number @param signal gives it up; nothing is left behind @throws DeskError NOT_FOUND
 */
export async function cutRelease(databaseUrl: string, name: string, signal?: AbortSignal): Promise<CutRelease> {
  await using snapshot = await openSnapshot(databaseUrl, 'read write', (client) => {
    signal?.addEventListener('abort', () => void client.end(), { once: true });
    return client.query('select pg_advisory_lock($1)', [CUT_LOCK]);
  });
  const release = await findRelease(snapshot, name);
  for (const uncut of await findUncut(snapshot, release.number)) {
    await freezeRecords(snapshot, uncut);
    await makeEdition(snapshot, uncut);
  }
  const edition = (await currentEdition(snapshot, release)) ?? (await makeEdition(snapshot, release));
  await snapshot.client.query('commit');
  return { release, ...edition };
}
