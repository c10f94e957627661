import { buffer } from 'node:stream/consumers';
import { Command } from 'commander';
import { ROBOTS_AGENT } from '../ingest/web/policy.ts';
import { verdictFor } from '../ingest/web/robots.ts';

interface RobotsOptions {
  agent: string;
  url: string;
}

/** `desk robots`: what a robots.txt on standard input says about one URL. */
export function robotsCommand(): Command {
  return new Command('robots')
    .description('reads a robots.txt on standard input and says whether it lets an agent fetch a URL: "allowed" or "disallowed" (RFC 9309)')
    .option('--agent <name>', 'product token of the agent', ROBOTS_AGENT)
    .requiredOption('--url <url>', 'absolute address of the page')
    .action(async ({ agent, url }: RobotsOptions) => {
      process.stdout.write(`${verdictFor(await buffer(process.stdin), agent, url)}\n`);
    });
}
