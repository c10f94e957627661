/**
 * A receiver of the desk's webhooks that keeps a copy of the incidents in SQLite.
 *
 *   npm i standardwebhooks
 *   WEBHOOK_SECRETS=whsec_… PORT=8080 COPY=incidents.sqlite node webhook-receiver.ts
 *
 * While you rotate, give both secrets, parted by a blank. Put TLS in front: the desk sends to https only.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { Webhook } from 'standardwebhooks';

interface Message {
  type: string;
  data: { entityKind: string; entityId: string; entityVersion: number; tombstone: boolean; after: { code: string } | null };
}

const LARGEST_BODY = 1_000_000;
const secrets = (process.env['WEBHOOK_SECRETS'] ?? '').split(' ').filter(Boolean).map((secret) => new Webhook(secret));
const copy = new DatabaseSync(process.env['COPY'] ?? 'incidents.sqlite');
copy.exec(`
  create table if not exists seen (id text primary key, at text not null default current_timestamp);
  create table if not exists incident (id text primary key, version integer not null, code text not null, record text not null)`);

const server = createServer((request, response) => {
  answerTo(request).then((status) => response.writeHead(status).end(), (error: unknown) => {
    console.error(error); // the desk comes again
    response.writeHead(500).end();
  });
});
server.listen(Number(process.env['PORT'] ?? 8080), () => console.log('Listening', server.address()));

/** @returns the HTTP status */
async function answerTo(request: IncomingMessage): Promise<number> {
  const body = await read(request);
  if (body === null) return 413;
  if (!isGenuine(body, request.headers as Record<string, string>)) return 401;
  keep(String(request.headers['webhook-id']), JSON.parse(body) as Message);
  return 204;
}

/** The bytes as they came; null when there are too many. */
async function read(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length > LARGEST_BODY) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Whether one of the secrets signed exactly this, and not long ago. */
function isGenuine(body: string, headers: Record<string, string>): boolean {
  return secrets.some((secret) => {
    try {
      secret.verify(body, headers);
      return true;
    } catch {
      return false;
    }
  });
}

/** The id and what it changes are one transaction: a message that comes again changes nothing. */
function keep(id: string, { type, data }: Message): void {
  copy.exec('begin immediate');
  try {
    const { changes } = copy.prepare('insert into seen (id) values (?) on conflict do nothing').run(id);
    if (changes === 1 && data.entityKind === 'INCIDENT') apply(data);
    copy.exec('commit');
    console.log(changes === 1 ? 'kept' : 'had already', type, id);
  } catch (error) {
    copy.exec('rollback');
    throw error;
  }
}

function apply({ entityId, entityVersion, tombstone, after }: Message['data']): void {
  if (tombstone || after === null) copy.prepare('delete from incident where id = ?').run(entityId);
  else {
    copy.prepare(`
      insert into incident (id, version, code, record) values (?, ?, ?, ?)
      on conflict (id) do update set version = excluded.version, code = excluded.code, record = excluded.record where excluded.version > incident.version`)
      .run(entityId, entityVersion, after.code, JSON.stringify(after));
  }
}
