import { transact, type Db } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { checkFacts } from '../incidents/checkFacts.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import type { Viewer } from '../viewer.ts';
import type { BadLine, ImportLine, ImportRecord } from './record.ts';
import { writeBatch } from './writeBatch.ts';

/** Incidents in one transaction. Other writers of the feed wait for it. (Measured with 176,579 events: batches of 2,000 took as long in all and 150 MB more.) */
const BATCH = 1_000;

/** The one row of the desk's switches stands for the desk itself in the audit trail. */
const DESK = '00000000-0000-0000-0000-000000000001';

export interface ImportOptions {
  /** Named in the changes that the import makes, such as "UCDP GED (ged211.csv.gz)". */
  origin: string;
  batchSize?: number;
  /** Hears of each line that failed, and of each part that was left out of a line that went in. */
  onFault?: (fault: BadLine) => void;
  onNote?: (note: { line: number; note: string }) => void;
  /** Hears after each batch. */
  onProgress?: (counts: ImportCounts) => void;
}

/** Lines read and what became of them: read = created + updated + unchanged + failed. */
export interface ImportCounts {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  /** Parts that were left out of lines that went in. */
  notes: number;
}

/**
 * Takes the incidents of another archive in, each under its code there. What is known already and says the same is passed over, what
 * says something new becomes a new version, and what the desk has changed since its last import stays as the desk has it, with a
 * note. Each batch is one commit: an import that was cut off is finished by running it again.
 * @throws DeskError FORBIDDEN; what the reader of the lines throws
 */
export async function importRecords(db: Db, viewer: Viewer, lines: AsyncIterable<ImportLine>, options: ImportOptions): Promise<ImportCounts> {
  permit(viewer, 'import records');
  const counts: ImportCounts = { read: 0, created: 0, updated: 0, unchanged: 0, failed: 0, notes: 0 };
  const parties = new Map<string, string>();
  const seen = new Map<string | number, number>();
  for await (const batch of inBatches(lines, options.batchSize ?? BATCH)) {
    const good: ImportRecord[] = [];
    for (const line of batch) {
      const checked = checkLine(line, seen);
      if ('fault' in checked) options.onFault?.(checked);
      else good.push(checked);
    }
    counts.read += batch.length;
    counts.failed += batch.length - good.length;
    const outcome = await transact(db, (tx) => writeBatch(tx, viewer, good, options.origin, parties));
    // Only what is committed may be remembered from batch to batch.
    for (const [name, id] of outcome.parties) parties.set(name, id);
    for (const key of ['created', 'updated', 'unchanged'] as const) counts[key] += outcome[key];
    counts.notes += outcome.notes.length;
    outcome.notes.forEach((note) => options.onNote?.(note));
    options.onProgress?.(counts);
  }
  if (counts.created + counts.updated > 0) await recordDeed(db, viewer, options.origin, counts);
  return counts;
}

async function* inBatches(lines: AsyncIterable<ImportLine>, size: number): AsyncGenerator<ImportLine[]> {
  let batch: ImportLine[] = [];
  for await (const line of lines) {
    if (batch.push(line) < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The line as it is, or what keeps it out: its reader's reason, numbers that contradict each other, an earlier line of the same code. */
function checkLine(line: ImportLine, seen: Map<string | number, number>): ImportLine {
  if ('fault' in line) return line;
  try {
    checkFacts(line.facts);
  } catch (error) {
    if (error instanceof DeskError) return { line: line.line, fault: error.message };
    throw error;
  }
  const { code } = line.codes[0];
  // Kept for the whole run, so as small as can be: numbers take a fifth of a text's memory.
  const key = /^[1-9]\d{0,8}$/.test(code) ? Number(code) : code;
  const earlier = seen.get(key);
  if (earlier !== undefined) return { line: line.line, fault: `the code ${code} stands on line ${earlier} already` };
  seen.set(key, line.line);
  return line;
}

async function recordDeed(db: Db, viewer: Viewer, origin: string, counts: ImportCounts): Promise<void> {
  await transact(db, (tx) => audit(tx, viewer, { deed: 'import records', subjectType: 'Desk', subjectId: DESK, reason: origin, after: counts }));
}
