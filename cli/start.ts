import { Command } from 'commander';

/** `desk start|api|worker|migrate`: the long-running programs, and the migration alone. */
export function startCommands(): Command[] {
  return [
    new Command('start').description('database, API, console and ingest in one process').action(() => run({ api: true, worker: true })),
    new Command('api').description('API and console; run any number of them against one DATABASE_URL').action(() => run({ api: true, worker: false })),
    new Command('worker').description('ingest worker; run any number of them against one DATABASE_URL').action(() => run({ api: false, worker: true })),
    new Command('migrate').description('bring the database up to date and end').action(async () => {
      const { openDesk } = await import('./openDesk.ts');
      await using desk = await openDesk('migrate');
      desk.say('The database is up to date');
    }),
  ];
}

async function run(parts: { api: boolean; worker: boolean }): Promise<void> {
  const [{ openDesk }, { loadParts, runDesk }] = await Promise.all([import('./openDesk.ts'), import('./runDesk.ts')]);
  // What is to run is loaded while the database is opened: after a crash either takes seconds.
  const [opened, loaded] = await Promise.all([openDesk('start'), loadParts(parts)]);
  await using desk = opened;
  await runDesk(desk, loaded);
}
