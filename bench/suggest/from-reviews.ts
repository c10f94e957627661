import type { Knowledge } from '../../ingest/suggest/knowledge.ts';
import { readSettings } from '../../common/settings.ts';
import { openDb } from '../../prisma/db.ts';
import { openDatabase } from '../../prisma/open.ts';
import { reviewReport } from './reviews.ts';

/** Prints the accuracy on the decisions of the desk that DATABASE_URL or DATA_DIR names. */
export async function printFromReviews(knowledge: Knowledge): Promise<void> {
  const database = await openDatabase(readSettings(process.env), (message) => console.error(message));
  const db = openDb({ url: database.url, poolSize: 2, name: 'bench' });
  try {
    const { fields, calibration } = await reviewReport(db, knowledge);
    if (fields.length === 0) {
      console.log('Nobody has decided on a review item of this desk yet: promote, attach or reject some, then come back.');
      return;
    }
    const percent = (share: number | null): string => (share === null ? '' : `${(100 * share).toFixed(1)} %`);
    console.table(fields.map(({ precision, recall, near, now, ...counts }) => ({
      ...counts, 'of suggested, right': percent(precision), 'of recorded, suggested so': percent(recall), 'within 1 day / 10 km': percent(near), "today's rules": percent(now),
    })));
    console.table(calibration.map(({ accepted, ...bin }) => ({ ...bin, accepted: percent(accepted) })));
  } finally {
    await db.$disconnect();
    await database.release();
  }
}
