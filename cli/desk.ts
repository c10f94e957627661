import { Command } from 'commander';
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
