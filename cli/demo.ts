import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllow, WEB_PORTS } from '../common/net/policy.ts';
import { demoActorsFile } from '../demo/actors.ts';
import { startNewsSite } from '../demo/site.ts';
import { demoSources } from '../demo/sources.ts';
import { createUser } from '../server/auth/users.ts';
import { createSource } from '../server/sources/save.ts';
import { PROGRAM } from '../server/viewer.ts';
import { openDesk } from './openDesk.ts';
import { loadParts, runDesk } from './runDesk.ts';
import { seedFacts } from './seedFacts.ts';

// npm run demo: a desk in a folder that is thrown away, a news site of our own beside it, and two years of marked facts.

const PASSWORD = 'demonstration-only';

const dataDir = await mkdtemp(join(tmpdir(), 'casualty-desk-demo-'));
await chmod(dataDir, 0o755);
try {
  await using site = await startNewsSite({ changeAfterFetches: 1 });
  await using desk = await openDesk('demo', {
    DATA_DIR: dataDir, OUTBOUND_ALLOW: site.hosts, HOST_DELAY_SECONDS: 0, REREAD_HOURS: [0.02], RETRY_SCALE: 0.1, ACTOR_FILES: [demoActorsFile()],
  });
  desk.say(`News site   ${site.url}/   (demonstration data: outlets, people and events are invented)`);
  const db = desk.connect({ poolSize: 3 });
  await seedFacts(db);
  for (const source of demoSources(site.url)) {
    await createSource(db, { allow: parseAllow(site.hosts.join(',')), ports: WEB_PORTS }, PROGRAM, { ...source, feeds: source.feeds.map((feed) => ({ ...feed, intervalMinutes: 1 })) });
  }
  for (const [email, role] of [['reviewer@desk.local', 'REVIEWER'], ['editor@desk.local', 'EDITOR']] as const) {
    await createUser(db, PROGRAM, { email, role, password: PASSWORD });
    desk.say(`${role.padEnd(11)} ${email}   ${PASSWORD}`);
  }
  await runDesk(desk, await loadParts({ api: true, worker: true }));
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
