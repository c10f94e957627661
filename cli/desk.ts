import { Command } from 'commander';
import { setFlagsFromString } from 'node:v8';
import { backupCommands } from './backup.ts';
import { clusterCommand } from './cluster.ts';
import { keepCompiled } from './compileCache.ts';
import { doctorCommand } from './doctor.ts';
import { evidenceCommands } from './evidence.ts';
import { exportCommand } from './export.ts';
import { extractCommand } from './extract.ts';
import { importCommand } from './import.ts';
import { ingestCommand } from './ingest.ts';
import { keyCommand } from './key.ts';
import { releaseCommand } from './release.ts';
import { robotsCommand } from './robots.ts';
import { startCommands } from './start.ts';
import { suggestCommand } from './suggest.ts';
import { userCommand } from './user.ts';
import { verifyCommand } from './verify.ts';

/**
 * What a busy moment kept alive V8 would from then on make old at birth: in every second API it was what each request is made of, and all that hung on it
 * stayed until the next full collection, for a third of the processor's time.
 */
const ALL_ARE_BORN_YOUNG = '--no-allocation-site-pretenuring';

// Before anything is compiled: what is kept of that holds for the same flags only.
setFlagsFromString(ALL_ARE_BORN_YOUNG);
keepCompiled();
const program = new Command('desk').description('Casualty Desk: records civilian harm from news').showHelpAfterError('(see desk --help)');
for (const command of [...startCommands(), ...evidenceCommands(), ...backupCommands()]) program.addCommand(command);
for (const command of [
  ingestCommand, extractCommand, suggestCommand, clusterCommand, robotsCommand, importCommand, exportCommand, releaseCommand, verifyCommand, userCommand, keyCommand, doctorCommand,
]) program.addCommand(command());

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

// All is stopped or written by now. A connection that broke half-way may still linger; it doesn't keep the program from ending.
const LINGER_MS = 3_000;
setTimeout(() => process.exit(), LINGER_MS).unref();
