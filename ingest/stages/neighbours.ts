import type { Tx } from '../../prisma/db.ts';
import { similarity } from '../cluster/cluster-index.ts';
import { isCopy } from '../cluster/families.ts';
import { familyKeys } from '../cluster/fingerprint.ts';
import { hashText } from '../cluster/hash.ts';
import { loadModel } from '../cluster/model.ts';
import type { Signature } from '../cluster/types.ts';
import { Vocabulary } from '../cluster/vocabulary.ts';

/** Held while an article is placed, so that two copies that come at once see each other. */
const PLACING_LOCK = 7_201_706;
/** Rows looked at for one article: the cost doesn't grow with the archive. */
const MOST_CANDIDATES = 60;
/** From this probability on two reports are suggested to be of one event. */
const SAME_EVENT = 0.8;
const SKELETONS = 8;
/** Degrees of the grid on which places of one event fall together or side by side. */
const GRID = 0.5;

export interface Neighbours {
  family: string;
  cluster: string;
  novelty: 'FIRST_REPORT' | 'FURTHER_REPORT' | 'COPY';
}

interface Row {
  articleId: string;
  features: Signature;
  family: string;
  cluster: string;
}

/**
 * Places an article among those before: which text it is a copy of, which event it seems to tell of. Its fingerprint is kept, so that later
 * ones find it. Read again, an article keeps the family and cluster it was given.
 */
export async function placeArticle(tx: Tx, articleId: string, signature: Signature): Promise<Neighbours> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${PLACING_LOCK})`;
  const own = await tx.fingerprint.findUnique({ where: { articleId } });
  const rows = own ? [] : await candidates(tx, articleId, signature);
  const original = rows.find(({ features }) => features.version === signature.version && isCopy(signature, features));
  const report = original ?? bestReport(rows, signature);
  const family = own?.family ?? original?.family ?? articleId;
  const cluster = own?.cluster ?? report?.cluster ?? articleId;
  const row = { keys: [...familyKeys(signature), ...eventKeys(signature, 0)], features: JSON.parse(JSON.stringify(signature)), family, cluster };
  await tx.fingerprint.upsert({ where: { articleId }, create: { articleId, ...row }, update: row });
  return { family, cluster, novelty: family !== articleId ? 'COPY' : cluster !== articleId ? 'FURTHER_REPORT' : 'FIRST_REPORT' };
}

async function candidates(tx: Tx, articleId: string, signature: Signature): Promise<Row[]> {
  const keys = [...familyKeys(signature), ...eventKeys(signature, 1)];
  return tx.$queryRaw<Row[]>`
    select article_id as "articleId", features, family, cluster from fingerprint
    where keys && ${keys}::bigint[] and article_id <> ${articleId}::uuid
    order by (select count(*) from unnest(keys) key where key = any(${keys}::bigint[])) desc, article_id
    limit ${MOST_CANDIDATES}`;
}

function bestReport(rows: Row[], signature: Signature): Row | undefined {
  const model = loadModel();
  const vocabulary = new Vocabulary(model.background);
  return rows
    .filter(({ features }) => features.version === signature.version)
    .map((row) => ({ row, likely: similarity(signature, row.features, vocabulary, model).probability }))
    .filter(({ likely }) => likely >= SAME_EVENT)
    .toSorted((a, b) => b.likely - a.likely)[0]?.row;
}

/**
 * Keys by which reports of one event meet: its day with each of its places, by point and by the bones of the name. `spread` 1 looks a
 * day and a cell around.
 */
function eventKeys(signature: Signature, spread: 0 | 1): bigint[] {
  const day = signature.eventDay ?? signature.published;
  if (day === null || signature.wall) return [];
  const steps = spread === 0 ? [0] : [-1, 0, 1];
  const keys: string[] = [];
  for (const dayStep of steps) {
    for (const bones of signature.skeletons.slice(0, SKELETONS)) keys.push(`${day + dayStep} ${bones}`);
    for (const { lat, lon } of signature.sites) {
      for (const north of steps) for (const east of steps) keys.push(`${day + dayStep} ${Math.round(lat / GRID) + north},${Math.round(lon / GRID) + east}`);
    }
  }
  return keys.map((key) => (BigInt(hashText(key, 1)) << 24n) ^ BigInt(hashText(key, 2)));
}
