import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openStorage, readBlob, blobKey } from '../../ingest/evidence/storage.ts';

// A service that speaks as much of S3 as storage asks for: whole objects by path.

const objects = new Map<string, Buffer>();
const BYTES = Buffer.from('<html>kept</html>');
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'somebody', AWS_SECRET_ACCESS_KEY: 'something', AWS_REGION: 'eu-central-1', AWS_REQUEST_CHECKSUM_CALCULATION: 'WHEN_REQUIRED' };

let service: Server;
let endpoint: string;
const before = { ...process.env };
beforeAll(async () => {
  Object.assign(process.env, CREDENTIALS);
  service = createServer((request, response) => void (async () => {
    const { pathname } = new URL(request.url ?? '', 'http://s3.example');
    if (request.method === 'PUT') objects.set(pathname, await buffer(request));
    const found = objects.get(pathname);
    response.writeHead(found ? 200 : 404, found && { 'content-length': request.method === 'PUT' ? 0 : found.length });
    response.end(request.method === 'GET' ? found : undefined);
  })());
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
});
afterAll(async () => {
  process.env = before;
  service.closeAllConnections();
  await new Promise((resolve) => service.close(resolve));
});

const open = (place: string) => openStorage({ STORAGE: place, STORAGE_ENDPOINT: endpoint, DATA_DIR: '/nowhere' });

test.each([['s3://pages', '/pages/'], ['s3://pages/', '/pages/'], ['s3://pages/desk', '/pages/desk/'], ['s3://pages/a/b/', '/pages/a/b/']])('objects of %s lie below %s', async (place, path) => {
  objects.clear();
  const storage = await open(place);
  await storage.put(blobKey(SHA256), BYTES);
  expect([...objects]).toEqual([[`${path}${blobKey(SHA256)}`, BYTES]]);
  expect(await storage.exists(blobKey(SHA256))).toBe(true);
  expect(await readBlob(storage, SHA256)).toEqual(BYTES);
});

test('two desks in one bucket see nothing of each other', async () => {
  objects.clear();
  await (await open('s3://pages/one')).put(blobKey(SHA256), BYTES);
  expect(await (await open('s3://pages/two')).exists(blobKey(SHA256))).toBe(false);
});

test.each(['s3://', 'somewhere', 'https://pages.example'])('%s is no place to keep pages', async (place) => {
  await expect(open(place)).rejects.toThrow(/STORAGE is "files", "s3:\/\/bucket" or/);
});
