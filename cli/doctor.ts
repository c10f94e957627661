import { Command } from 'commander';

/** `desk doctor`: looks whether everything that the desk needs is there, and says what to do where it isn't. */
export function doctorCommand(): Command {
  return new Command('doctor').description('check node, database, migrations, browser, network and settings').action(async () => {
    const { examine } = await import('./examine.ts');
    for await (const { name, good, words } of examine(process.env)) {
      console.log(`${good ? 'ok  ' : 'BAD '} ${name.padEnd(10)} ${words}`);
      if (!good) process.exitCode = 1;
    }
  });
}
