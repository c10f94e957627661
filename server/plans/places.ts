import { coarseSql } from '../read/coarse.ts';
import { bareword, float, id, text, texts, word, type Value } from './values.ts';
import type { FieldsAt, Select } from './select.ts';

/** A row of `location`. */
export const location: FieldsAt = (at) => ({
  id: () => id('Location', `${at}.id`),
  name: () => text(`${at}.name`),
  nameAr: () => text(`${at}.name_ar`),
  names: () => texts(`${at}.names`),
  country: () => text(`${at}.country`),
  admin1: () => text(`${at}.admin1`),
  admin2: () => text(`${at}.admin2`),
  pcode: () => text(`${at}.pcode`),
  gazetteerId: () => text(`${at}.gazetteer_id`),
  lat: (field) => degrees(`${at}.lat`, field),
  lon: (field) => degrees(`${at}.lon`, field),
  radius: () => bareword(`${at}.radius`),
  precision: () => word(`${at}.precision`),
});

/** A row of `party`. */
export const party: FieldsAt = (at) => ({
  id: () => id('Party', `${at}.id`),
  name: () => text(`${at}.name`),
  nameAr: () => text(`${at}.name_ar`),
  kind: () => word(`${at}.kind`),
  aliases: () => texts(`${at}.aliases`),
});

/** The party that a column names. */
export function partyOf(column: string): (field: Select) => Value {
  return (field) => field.one('p', 'party', column, party);
}

/** A coordinate as precisely as the viewer may see it. */
export function degrees(column: string, { making }: Select): Value {
  if (making.sight.exactPoints) return float(column);
  making.readsDesk = true;
  return float(`case when desk_now.cells is null then ${column} else ${coarseSql(column, 'desk_now.cells')} end`);
}
