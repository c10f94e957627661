import { Command } from 'commander';
import { robotsCommand } from './robots.ts';
import { extractCommand } from './extract.ts';
import { suggestCommand } from './suggest.ts';
import { clusterCommand } from './cluster.ts';

const program = new Command('desk')
  .description('Casualty Desk: records civilian harm from news')
  .showHelpAfterError('(see desk --help)');
for (const command of [extractCommand, suggestCommand, clusterCommand, robotsCommand]) program.addCommand(command());
await program.parseAsync();
