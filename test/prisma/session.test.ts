import { expect, test } from '@jest/globals';
import pg from 'pg';
import { withSession } from '../../prisma/session.ts';
import { openTestDatabase } from '../support/database.ts';

test.each(['', '?application_name=mine', '?options=-c%20work_mem%3D8MB', '?application_name=mine&options=-c%20work_mem%3D8MB'])(
  'a connection has the settings it needs, and keeps what its address asks for: %s',
  async (asked) => {
    await using database = await openTestDatabase();
    const shown = async (url: string) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows: [row] } = await client.query<Record<string, string>>(`
        select current_setting('timezone') as zone, current_setting('datestyle') as dates, current_setting('transaction_isolation') as isolation,
          current_setting('work_mem') as memory, current_setting('jit') as jit, current_setting('application_name') as name`);
      await client.end();
      return row;
    };
    const before = await shown(`${database.url}${asked}`);
    expect(before).toMatchObject({ zone: 'Asia/Kolkata', dates: 'German, DMY', isolation: 'repeatable read', memory: asked.includes('work_mem') ? '8MB' : '4MB', name: asked.includes('mine') ? 'mine' : '' });
    expect(await shown(withSession(`${database.url}${asked}`, '-c jit=off'))).toEqual({ ...before, zone: 'UTC', dates: expect.stringMatching(/^ISO/), isolation: 'read committed', jit: 'off' });
  },
);

test('a time is the same to the database, to Prisma and to what was written, whatever zone the server is in', async () => {
  await using database = await openTestDatabase();
  const at = new Date('2026-03-29T01:30:00.123Z');
  const { id } = await database.db.auditEntry.create({ data: { actorName: 'Nobody', deed: 'try', subjectType: 'Desk', subjectId: '00000000-0000-0000-0000-000000000000', at } });
  expect(await database.sql('select extract(epoch from at)::float8 as seconds from audit_entry where id = $1', [id])).toEqual([{ seconds: at.getTime() / 1000 }]);
  expect(await database.db.auditEntry.findUniqueOrThrow({ where: { id } })).toMatchObject({ at });
  const [now] = await database.db.$queryRaw<[{ at: Date; seconds: number }]>`select clock_timestamp() as at, extract(epoch from clock_timestamp())::float8 as seconds`;
  expect(Math.abs(now.at.getTime() / 1000 - now.seconds)).toBeLessThan(1);
});
