import { Command, Option } from 'commander';
import type { Role } from '../prisma/client/enums.ts';
import { STANDARD, type Output } from './output.ts';
import { withDatabase } from './withDatabase.ts';

const ROLES = ['READER', 'PARTNER', 'REVIEWER', 'EDITOR', 'ADMIN'] as const satisfies readonly Role[];

/** `desk user add EMAIL --role ROLE` and what else an operator does with accounts. Passwords are printed once, alone on standard output. */
export function userCommand(output: Output = STANDARD): Command {
  const command = new Command('user').description('manage the people who sign in');
  command
    .command('add')
    .description('make an account and print its password, once')
    .argument('<email>')
    .addOption(roleOption())
    .option('--name <name>', 'how others see them')
    .action((email: string, options: AddOptions) => add(output, email, options));
  command.command('password').description('replace a lost password, print the new one once, end all sessions').argument('<email>').action((email: string) => replacePassword(output, email));
  command.command('disable').description('close an account and end its sessions').argument('<email>').action((email: string) => setDisabled(output, email, true));
  command.command('enable').description('open a closed account').argument('<email>').action((email: string) => setDisabled(output, email, false));
  return command;
}

/** The required `--role` of this and other commands. */
export function roleOption(): Option {
  return new Option('--role <role>', 'what they may do').choices(ROLES).makeOptionMandatory();
}

interface AddOptions {
  role: Role;
  name?: string;
}

async function add(output: Output, email: string, { role, name }: AddOptions): Promise<void> {
  const { createUser } = await import('../server/auth/users.ts');
  const { PROGRAM } = await import('../server/viewer.ts');
  const user = await withDatabase(output, (db) => createUser(db, PROGRAM, { email, role, ...(name !== undefined && { name }) }));
  output.say(`${user.email} is ${role} now. The password, shown only this once:`);
  output.result(user.password ?? '');
}

async function replacePassword(output: Output, email: string): Promise<void> {
  const { resetPassword } = await import('../server/auth/users.ts');
  const { PROGRAM } = await import('../server/viewer.ts');
  const user = await withDatabase(output, (db) => resetPassword(db, PROGRAM, email));
  output.say(`The new password of ${user.email}, shown only this once:`);
  output.result(user.password ?? '');
}

async function setDisabled(output: Output, email: string, disabled: boolean): Promise<void> {
  const { findUser } = await import('../server/auth/users.ts');
  const { setUserDisabled } = await import('../server/auth/administer.ts');
  const { PROGRAM } = await import('../server/viewer.ts');
  await withDatabase(output, async (db) => {
    const { id } = await findUser(db, PROGRAM, email);
    await setUserDisabled(db, PROGRAM, id, disabled);
  });
  output.say(`${email} is ${disabled ? 'closed' : 'open'} now`);
}
