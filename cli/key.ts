import { Command } from 'commander';
import type { Role } from '../prisma/client/enums.ts';
import { STANDARD, type Output } from './output.ts';
import { roleOption } from './user.ts';
import { withDatabase } from './withDatabase.ts';

/** `desk key create NAME --role PARTNER`, and ending a key. The key is printed once, alone on standard output. */
export function keyCommand(output: Output = STANDARD): Command {
  const command = new Command('key').description('manage API keys');
  command.command('create').description('make a key and print it, once').argument('<name>', 'whose key it is').addOption(roleOption()).action((name: string, options: { role: Role }) => create(output, name, options));
  command.command('list').description('print a JSON line for each key').action(() => list(output));
  command.command('revoke').description('end a key').argument('<id>', 'as "desk key list" prints it').action((id: string) => revoke(output, id));
  return command;
}

async function create(output: Output, name: string, { role }: { role: Role }): Promise<void> {
  const { createApiKey } = await import('../server/auth/apiKeys.ts');
  const { PROGRAM } = await import('../server/viewer.ts');
  const key = await withDatabase(output, (db) => createApiKey(db, PROGRAM, { name, role }));
  output.say(`Key ${key.id} of ${name}, shown only this once. Send it as "Authorization: Bearer …"`);
  output.result(key.secret);
}

async function list(output: Output): Promise<void> {
  const { listApiKeys } = await import('../server/auth/apiKeys.ts');
  const { PROGRAM } = await import('../server/viewer.ts');
  for (const key of await withDatabase(output, (db) => listApiKeys(db, PROGRAM))) output.result(JSON.stringify(key));
}

async function revoke(output: Output, id: string): Promise<void> {
  const { revokeApiKey } = await import('../server/auth/apiKeys.ts');
  const { PROGRAM } = await import('../server/viewer.ts');
  await withDatabase(output, (db) => revokeApiKey(db, PROGRAM, id));
  output.say('The key is revoked');
}
