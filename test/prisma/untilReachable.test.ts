import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { openDatabase } from '../../prisma/open.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { startProgram } from '../support/program.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

/** PostgreSQL's answer to a connection while it starts: ErrorResponse, severity FATAL, code 57P03. */
function startingUp(): Buffer {
  const fields = Buffer.from('SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

interface Door extends AsyncDisposable {
  /** Connection string of the test's database by way of this port. */
  url: string;
  /** Listens from now on. */
  open(): Promise<void>;
}

/** A port before the test's PostgreSQL that nobody listens at until it is opened. @param starting how many are told first that PostgreSQL is starting */
async function closedDoor(starting = 0): Promise<Door> {
  const { hostname, port: real } = new URL(database.url);
  const sockets = new Set<Socket>();
  let told = 0;
  const server: Server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    if (told < starting) {
      told += 1;
      socket.once('data', () => socket.end(startingUp()));
      return;
    }
    const behind = connect(Number(real), hostname).on('error', () => socket.destroy());
    sockets.add(behind);
    socket.pipe(behind).pipe(socket);
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  const port = await listen(0);
  await close();
  return {
    url: Object.assign(new URL(database.url), { hostname: '127.0.0.1', port: String(port) }).href,
    open: async () => void (await listen(port)),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      if (server.listening) await close();
    },
  };
}

const open = (url: string, seconds: number, say: (message: string) => void = () => undefined) => openDatabase({ DATABASE_URL: url, DATABASE_WAIT_SECONDS: seconds, DATA_DIR: '/nowhere' }, say);

test('a database that comes up later is waited for, through refusals and its own start', async () => {
  await using door = await closedDoor(2);
  const said: string[] = [];
  const { embedded } = await open(door.url, 600, (message) => {
    // Opened by the first thing that is said: it can't come too late, however slow the machine.
    if (said.push(message) === 1) void door.open();
  });
  expect(embedded).toBe(false);
  expect(said).toEqual([
    expect.stringMatching(/^The database can't be reached yet \(connect ECONNREFUSED 127\.0\.0\.1:\d+\): waiting up to 600 s$/),
    expect.stringMatching(/^The database can't be reached yet \(the database system is starting up\): waiting up to \d+ s$/),
    'The database answers',
  ]);
});

test('one that answers is not spoken of', async () => {
  const said: string[] = [];
  await open(database.url, 600, (message) => said.push(message));
  expect(said).toEqual([]);
});

test.each([[0, /^The database of DATABASE_URL can't be reached: connect ECONNREFUSED/], [0.3, /^The database of DATABASE_URL can't be reached after 0\.3 s \(DATABASE_WAIT_SECONDS\): connect ECONNREFUSED/]])('after %s seconds it is given up', async (seconds, message) => {
  await using door = await closedDoor();
  await expect(open(door.url, seconds)).rejects.toThrow(message);
});

test.each([
  ['a wrong password', { password: 'wrong' }, '28P01'],
  ['a database that is not there', { pathname: '/nothing_here' }, '3D000'],
])('%s is told at once', async (_name, change, code) => {
  const said: string[] = [];
  await expect(open(Object.assign(new URL(database.url), change).href, 600, (message) => said.push(message))).rejects.toMatchObject({ code });
  expect(said).toEqual([]);
});

test('the program waits too, and says so', async () => {
  await using door = await closedDoor();
  const program = startProgram('cli/desk', ['migrate'], { DATABASE_URL: door.url, DATABASE_WAIT_SECONDS: '600' });
  await program.until(/can't be reached yet/);
  await door.open();
  expect(await program.ended).toBe(0);
  expect(program.printed()).toMatch(/The database answers[^]*The database is up to date/);
});
