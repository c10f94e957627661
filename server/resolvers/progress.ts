import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import { PROGRESS_BELL } from '../../prisma/bells.ts';
import type { ScrapeJobModel } from '../../prisma/client/models.ts';
import { ScrapeJob } from '../../schema/types/desk.ts';
import type { Context } from '../context.ts';
import { permit } from '../policies/permit.ts';
import { localId } from '../read/ids.ts';
import { presentJob } from '../read/present.ts';

@Resolver()
export class ProgressResolver {
  @Subscription(() => ScrapeJob, {
    description: 'Pages as they come through the stages, of one source or of all.',
    subscribe: async function* ({ args, context }: { args: { source?: string | null }; context: Context }) {
      permit(context.viewer, 'read the desk');
      const sourceId = args.source ? localId('Source', args.source) : null;
      for await (const id of context.bell.payloads(PROGRESS_BELL, context.signal)) {
        const job = id ? await context.db.scrapeJob.findUnique({ where: { id } }) : null;
        if (job && (!sourceId || job.sourceId === sourceId)) yield job;
      }
    },
  })
  scrapeJobProgress(@Root() job: ScrapeJobModel, @Ctx() _context: Context, @Arg('source', () => ID, { nullable: true }) _source: string | null): ScrapeJob {
    return presentJob(job);
  }
}
