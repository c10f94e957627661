import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { radiusOf } from '../../ingest/suggest/where/load.ts';
import type { PlaceRow } from '../../ingest/suggest/where/place.ts';
import type { PlacePrecision } from '../../ingest/suggest/types.ts';

/**
 * Lists that an operator may load and that are not shipped, for measuring what they add: OCHA's areas and quarters of Syria and UCDP's place
 * names of Syria, from the folder given. Throws where a file is missing.
 */
export function readFurtherPlaces(folder: string): PlaceRow[] {
  return [...readOcha(join(folder, 'ocha_syria_gazetteer.csv')), ...readUcdp(join(folder, 'ucdp_syria_places.csv'))];
}

const readCsv = (path: string): Record<string, string>[] => parse(readFileSync(path), { columns: true, skip_empty_lines: true, relax_quotes: true, relax_column_count: true, bom: true });

const OCHA_LEVELS: Record<string, PlacePrecision> = { adm2: 'DISTRICT', adm3: 'SUBDISTRICT', neighbourhood: 'NEIGHBOURHOOD' };

function readOcha(path: string): PlaceRow[] {
  return readCsv(path).flatMap((line) => {
    const precision = OCHA_LEVELS[line['level'] ?? ''];
    if (!precision || !line['lat'] || !line['lon']) return [];
    return [place(`ocha:${line['pcode']}`, line['name_en'] ?? '', precision, line, { arabic: line['name_ar'] || null, admin1: line['adm1_en'] || null, names: [line['name_en_ref'] ?? ''] })];
  });
}

const UCDP_KINDS: Record<string, PlacePrecision> = { village: 'VILLAGE', town: 'TOWN', city: 'CITY', neighborhood: 'NEIGHBOURHOOD', neighbourhood: 'NEIGHBOURHOOD' };

function readUcdp(path: string): PlaceRow[] {
  return readCsv(path).flatMap((line) => {
    const [, name, kind] = /^(.*?) (village|town|city|neighborhood|neighbourhood)$/.exec(line['name'] ?? '') ?? [];
    const precision = UCDP_KINDS[kind ?? ''];
    return name && precision ? [place(`ucdp:${line['name']}`, name, precision, line, { admin1: line['adm1']?.replace(/ governorate$/i, '') ?? null })] : [];
  });
}

function place(id: string, name: string, precision: PlacePrecision, line: Record<string, string>, more: Partial<PlaceRow>): PlaceRow {
  return { id, name, arabic: null, country: 'SY', admin1: null, lat: Number(line['lat']), lon: Number(line['lon']), precision, radius: radiusOf(precision, 0), population: 0, names: [], ...more };
}
