import { hostKeyOf } from '../../common/net/hostKey.ts';
import type { Ingest } from '../context.ts';
import { crawlDelayFor, parseRobots, robotsFromOutcome, robotsObjection, robotsUrlOf, ROBOTS_MAX_AGE_MS, type RobotsAnswer } from '../web/robots.ts';
import type { FetchFailure, FetchOutcome } from '../web/outcomes.ts';
import { ROBOTS_AGENT } from '../web/policy.ts';

/** A site that could not be asked is asked again after this. */
const FORBIDDEN_MS = 5 * 60_000;
/** Two readings of the shared clock may differ by less than this. */
const DRIFT_MS = 60_000;

/** What a site's robots.txt says about one page. */
export interface RobotsVerdict {
  /** The sentence that forbids it, or null. */
  objection: string | null;
  /** Where that holds for now only: when to ask again. */
  retryAfter: Date | null;
  /** Seconds between two requests that the site asks for, or null. */
  crawlDelay: number | null;
}

type RobotsAsker = Pick<Ingest, 'db' | 'clock' | 'fetcher'>;

export interface AskingRobots {
  signal: AbortSignal;
  /** Waits till the site may be asked; called only where the file must be fetched. */
  pause: () => Promise<void>;
}

/** The file is fetched at most once a day for all workers and kept in the database; a new Crawl-delay holds from now on. */
export async function askRobots(asker: RobotsAsker, url: string, asking: AskingRobots): Promise<RobotsVerdict> {
  const robotsUrl = robotsUrlOf(url);
  const kept = await asker.db.robotsFile.findUnique({ where: { url: robotsUrl } });
  const now = asker.clock.now();
  // One that was fetched tomorrow was dated by a clock that ran wrong: how long it holds is not known.
  const holds = kept !== null && kept.expiresAt > now && kept.fetchedAt.getTime() <= now.getTime() + DRIFT_MS;
  const answer = holds ? answerOf(kept) : await fetchRobots(asker, robotsUrl, asking);
  return {
    objection: robotsObjection(answer, ROBOTS_AGENT, url),
    retryAfter: answer.access === 'FORBIDDEN_FOR_NOW' ? (answer.retryAfter ?? new Date(now.getTime() + FORBIDDEN_MS)) : null,
    crawlDelay: answer.access === 'BY_RULES' ? crawlDelayFor(answer.robots, ROBOTS_AGENT) : null,
  };
}

function answerOf({ access, body, because, expiresAt }: { access: string; body: Uint8Array | null; because: string; expiresAt: Date }): RobotsAnswer {
  if (access === 'BY_RULES' && body) return { access, robots: parseRobots(body), because };
  return access === 'ALLOWED' ? { access, because } : { access: 'FORBIDDEN_FOR_NOW', because, retryAfter: expiresAt };
}

async function fetchRobots({ db, clock, fetcher }: RobotsAsker, robotsUrl: string, { signal, pause }: AskingRobots): Promise<RobotsAnswer> {
  await pause();
  const outcome = await fetcher.fetch(robotsUrl, { accept: 'ANY', signal });
  const answer = robotsFromOutcome(outcome);
  if (outcome.outcome === 'CANCELLED') return answer;
  // The guard refuses the page's own request too, under its own name and for good; a site that can't be asked would be tried again.
  if (isRefused(outcome)) return { access: 'ALLOWED', because: outcome.message };
  const forbidden = answer.access === 'FORBIDDEN_FOR_NOW';
  const fetchedAt = clock.now();
  const expiresAt = forbidden ? (answer.retryAfter ?? new Date(fetchedAt.getTime() + FORBIDDEN_MS)) : new Date(fetchedAt.getTime() + ROBOTS_MAX_AGE_MS);
  const row = { access: answer.access, because: answer.because, body: outcome.outcome === 'OK' ? new Uint8Array(outcome.body) : null, fetchedAt, expiresAt };
  await db.robotsFile.upsert({ where: { url: robotsUrl }, create: { url: robotsUrl, ...row }, update: row });
  if (answer.access === 'BY_RULES') {
    await db.host.updateMany({ where: { name: hostKeyOf(robotsUrl) }, data: { crawlDelay: crawlDelayFor(answer.robots, ROBOTS_AGENT) } });
  }
  return answer;
}

/** Whether the address itself is one that nobody may connect to, rather than one that a public robots.txt leads on to. */
function isRefused(outcome: FetchOutcome): outcome is FetchFailure {
  return (outcome.outcome === 'REFUSED_ADDRESS' || outcome.outcome === 'REFUSED_URL') && outcome.redirects.length === 0;
}
