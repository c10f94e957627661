import { byDate, byId, bySequence } from '../read/page.ts';
import type { OrderKey } from './connection.ts';

// Columns that lists are ordered by. Cursors are the resolvers': what may stand in one is checked by the same functions.

const uuid = byId('id', () => '');
const date = byDate('date', () => new Date(0), 'asc');
const sequence = bySequence('seq', () => 0n, 'asc');

export function idKey(sql: string): OrderKey {
  return { sql, type: 'uuid', toCursor: (cell) => cell, fromCursor: (value) => String(uuid.parse(value)) };
}

export function dayKey(sql: string): OrderKey {
  return {
    sql, type: 'date', toCursor: (cell) => `${cell}T00:00:00.000Z`,
    fromCursor: (value) => {
      const [day, time] = (date.parse(value) as Date).toISOString().split('T');
      return day !== undefined && time === '00:00:00.000Z' ? day : null;
    },
  };
}

export function sequenceKey(sql: string): OrderKey {
  return { sql, type: 'bigint', toCursor: (cell) => cell, fromCursor: (value) => String(sequence.parse(value)) };
}
