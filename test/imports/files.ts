import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Db } from '../../prisma/db.ts';
import { readAirwars } from '../../server/imports/airwars.ts';
import { importRecords, type ImportOptions } from '../../server/imports/importRecords.ts';
import { openText } from '../../server/imports/openText.ts';
import { readUcdp } from '../../server/imports/ucdp.ts';
import { PROGRAM } from '../../server/viewer.ts';

const READERS = { ucdp: readUcdp, airwars: readAirwars };

/** Writes the text into a file of its own, packed or not, imports it and tells all that was heard on the way; `missing` bytes are cut off its end. */
export async function importText(db: Db, format: keyof typeof READERS, text: string, { packed = false, missing = 0, ...options }: Partial<ImportOptions> & { packed?: boolean; missing?: number } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'desk-import-'));
  const path = join(folder, 'archive');
  const faults: { line: number; fault: string }[] = [];
  const notes: { line: number; note: string }[] = [];
  try {
    const bytes = packed ? gzipSync(text) : Buffer.from(text);
    await writeFile(path, bytes.subarray(0, bytes.length - missing));
    const { stream } = await openText(path);
    const counts = await importRecords(db, PROGRAM, READERS[format](stream), {
      origin: 'test', onFault: (fault) => faults.push(fault), onNote: (note) => notes.push(note), ...options,
    });
    return { counts, faults, notes };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const SUBSET = 'id,year,month,day,country,type_of_violence,conflict_name,side_a,side_b,latitude,longitude,low_death,best_death,high_death';

/** A made-up event of the small set of columns. */
export function ucdpLine(values: Partial<Record<string, string | number>>): string {
  const row: Record<string, string | number> = {
    id: 1, year: 2016, month: 3, day: 5, country: 'Iraq', type_of_violence: 'One-sided violence', conflict_name: 'Reds - Civilians', side_a: 'Reds', side_b: 'Civilians',
    latitude: 33.5, longitude: 44.25, low_death: 1, best_death: 2, high_death: 4, ...values,
  };
  return SUBSET.split(',').map((name) => `"${row[name]}"`).join(',');
}

export function ucdpFile(...lines: string[]): string {
  return `${[SUBSET, ...lines].join('\n')}\n`;
}

/** A made-up incident of the Airwars archive. */
export function airwarsLine(values: Record<string, unknown>): string {
  return JSON.stringify({
    code: 'ZZ1', airwars_id: '9001', date: '2017-06-15', date_type: 'date', published: '2017-06-15', place_en: 'Invented Town', place_ar: 'بلدة', governorate: 'Ar Raqqah',
    country_ar: 'سوريا', belligerent: 'Blue Air Force', grading: 'Fair', harm_reported: 'Yes', n_sources: 3, killed_min: 2, killed_max: 5, lat: 35.9, lon: 39, geo_precision: 'town', ...values,
  });
}
