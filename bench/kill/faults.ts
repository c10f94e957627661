import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../../demo/history/chance.ts';
import { databaseProcesses, signalAll, type Place } from './places.ts';

export interface Scene {
  apis: Place[];
  workers: Place[];
  dataDir: string;
  chance: Chance;
}

/** From when on the return of service is timed, and what must have come anew before it counts. */
export interface Aftermath {
  since: number;
  anew: () => boolean;
}

export type Fault = (scene: Scene) => Promise<Aftermath>;

function one({ chance }: Scene, places: readonly Place[]): Place {
  const place = places[chance.int(0, places.length - 1)];
  if (!place) throw new Error('There is no such process');
  return place;
}

function ended(places: readonly Place[], signal: 'SIGKILL' | 'SIGTERM'): Aftermath {
  const since = performance.now();
  const before = places.map((place) => place.pid);
  for (const place of places) place.signal(signal);
  return { since, anew: () => places.every((place, index) => place.pid !== before[index]) };
}

/** Pauses are no fault of the desk's: its return is timed from their end. */
async function paused({ chance }: Scene, pids: readonly number[]): Promise<Aftermath> {
  signalAll(pids, 'SIGSTOP');
  await sleep(chance.int(500, 3_000));
  signalAll(pids, 'SIGCONT');
  return { since: performance.now(), anew: () => true };
}

function databaseEnded({ dataDir }: Scene, signal: NodeJS.Signals): Aftermath {
  const since = performance.now();
  const [before] = databaseProcesses(dataDir);
  if (before !== undefined) signalAll([before], signal);
  return { since, anew: () => !([before, undefined] as (number | undefined)[]).includes(databaseProcesses(dataDir)[0]) };
}

/** Every fault by its name. */
export const FAULTS: Record<string, Fault> = {
  'an API killed with -9': async (scene) => ended([one(scene, scene.apis)], 'SIGKILL'),
  'an API told to stop': async (scene) => ended([one(scene, scene.apis)], 'SIGTERM'),
  'an API paused': (scene) => paused(scene, [one(scene, scene.apis).pid]),
  'both APIs killed with -9': async ({ apis }) => ended(apis, 'SIGKILL'),
  'a worker killed with -9': async (scene) => ended([one(scene, scene.workers)], 'SIGKILL'),
  'a worker paused': (scene) => paused(scene, [one(scene, scene.workers).pid]),
  'the database killed with -9': async (scene) => databaseEnded(scene, 'SIGKILL'),
  'the database stopped at once': async (scene) => databaseEnded(scene, 'SIGQUIT'),
  'the database stopped in order': async (scene) => databaseEnded(scene, 'SIGINT'),
  'the database paused': (scene) => paused(scene, databaseProcesses(scene.dataDir)),
  'everything killed with -9': async (scene) => {
    const database = databaseEnded(scene, 'SIGKILL');
    const programs = ended([...scene.apis, ...scene.workers], 'SIGKILL');
    return { since: database.since, anew: () => database.anew() && programs.anew() };
  },
};
