import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Prisma } from '../../prisma/client/client.ts';
import type { HumanitarianNoteModel, PublishedTallyModel, StatementModel } from '../../prisma/client/models.ts';
import { PageArgs, type Connection } from '../../schema/connection.ts';
import { NoteFilter, StatementFilter, TallyFilter } from '../../schema/inputs/filters.ts';
import { Quote } from '../../schema/types/common.ts';
import { Incident } from '../../schema/types/incident.ts';
import { Party } from '../../schema/types/places.ts';
import { HumanitarianNote, HumanitarianNoteConnection, PublishedTally, PublishedTallyConnection, Statement, StatementConnection } from '../../schema/types/records.ts';
import { PublicArticle } from '../../schema/types/sources.ts';
import type { Context } from '../context.ts';
import { may, permit } from '../policies/permit.ts';
import { decimalsFor } from '../read/decimals.ts';
import { linkedIncidents } from '../read/incidents.ts';
import { byDate, byId, page } from '../read/page.ts';
import { presentIncident, presentParty, type Rooted } from '../read/present.ts';
import { publicArticle } from '../read/publicArticle.ts';
import { quoteFor } from '../read/withheld.ts';
import { presentNote, presentStatement, presentTally } from '../read/records.ts';

/** Records that hold now and that the viewer's lists show. */
function listed({ viewer }: Context) {
  return { toSeq: null, state: may(viewer, 'read the desk') ? { in: ['PUBLISHED' as const, 'PROPOSED' as const] } : ('PUBLISHED' as const) };
}

const EARLIEST = new Date(0);
const newest = <Row extends { id: string }>(name: string, day: (row: Row) => Date | null) => [
  byDate<Row>(name, (row) => day(row) ?? EARLIEST, 'desc'), byId<Row>('id', (row) => row.id, 'desc'),
];

@Resolver()
export class RecordsResolver {
  @Query(() => HumanitarianNoteConnection, { description: 'Humanitarian notes, newest recorded first.' })
  async humanitarianNotes(@Ctx() context: Context, @Args(() => PageArgs) args: PageArgs, @Arg('filter', () => NoteFilter, { nullable: true }) filter: NoteFilter | null): Promise<Connection<HumanitarianNote>> {
    permit(context.viewer, 'read public records');
    const { sectors, countries, from, to } = filter ?? {};
    const where: Prisma.HumanitarianNoteWhereInput = {
      ...listed(context), ...(sectors && { sectors: { hasSome: sectors } }), ...(countries && { country: { in: countries } }), ...within(from, to, 'date'),
    };
    const { db } = context;
    return page(args, context.settings.PAGE_LIMIT, {
      order: newest<HumanitarianNoteModel>('fromAt', (row) => row.fromAt),
      find: ({ where: behind, orderBy, take }) => db.humanitarianNote.findMany({ where: { AND: [where, behind ?? {}] }, orderBy, take }),
      count: () => db.humanitarianNote.count({ where }),
    }, presentNote);
  }

  @Query(() => PublishedTallyConnection, { description: 'Totals that others published, newest recorded first.' })
  async publishedTallies(@Ctx() context: Context, @Args(() => PageArgs) args: PageArgs, @Arg('filter', () => TallyFilter, { nullable: true }) filter: TallyFilter | null): Promise<Connection<PublishedTally>> {
    permit(context.viewer, 'read public records');
    const { publisher, from, to } = filter ?? {};
    const where: Prisma.PublishedTallyWhereInput = {
      ...listed(context), ...(publisher && { publisher: { equals: publisher, mode: 'insensitive' } }), ...(from && { endDate: { gte: from } }), ...(to && { startDate: { lte: to } }),
    };
    const { db } = context;
    return page(args, context.settings.PAGE_LIMIT, {
      order: newest<PublishedTallyModel>('fromAt', (row) => row.fromAt),
      find: ({ where: behind, orderBy, take }) => db.publishedTally.findMany({ where: { AND: [where, behind ?? {}] }, orderBy, take }),
      count: () => db.publishedTally.count({ where }),
    }, presentTally);
  }

  @Query(() => StatementConnection, { description: 'Statements of parties and organisations, newest recorded first.' })
  async statements(@Ctx() context: Context, @Args(() => PageArgs) args: PageArgs, @Arg('filter', () => StatementFilter, { nullable: true }) filter: StatementFilter | null): Promise<Connection<Statement>> {
    permit(context.viewer, 'read public records');
    const { stances, from, to } = filter ?? {};
    const where: Prisma.StatementWhereInput = { ...listed(context), ...(stances && { stance: { in: stances } }), ...within(from, to, 'date') };
    const { db } = context;
    return page(args, context.settings.PAGE_LIMIT, {
      order: newest<StatementModel>('fromAt', (row) => row.fromAt),
      find: ({ where: behind, orderBy, take }) => db.statement.findMany({ where: { AND: [where, behind ?? {}] }, orderBy, take }),
      count: () => db.statement.count({ where }),
    }, presentStatement);
  }
}

function within(from: Date | null | undefined, to: Date | null | undefined, column: 'date') {
  return from || to ? { [column]: { ...(from && { gte: from }), ...(to && { lte: to }) } } : {};
}

async function partyOf({ row }: Rooted<{ partyId: string | null }>, { loaders }: Context): Promise<Party | null> {
  const party = row.partyId && (await loaders.party.load(row.partyId));
  return party ? presentParty(party) : null;
}

async function incidentsOf({ row }: Rooted<{ incidentIds: string[] }>, context: Context): Promise<Incident[]> {
  const decimals = await decimalsFor(context);
  return (await linkedIncidents(context, row.incidentIds)).map((each) => presentIncident(each, decimals));
}

@Resolver(() => HumanitarianNote)
export class NoteFields {
  @FieldResolver(() => Quote, { nullable: true })
  quote(@Root() { row }: Rooted<HumanitarianNoteModel>, @Ctx() context: Context) {
    return quoteFor(context, row);
  }

  @FieldResolver(() => PublicArticle, { nullable: true })
  article(@Root() { row }: Rooted<HumanitarianNoteModel>, @Ctx() context: Context) {
    return publicArticle(context, row.articleId);
  }

  @FieldResolver(() => [Incident])
  incidents(@Root() note: Rooted<HumanitarianNoteModel>, @Ctx() context: Context) {
    return incidentsOf(note, context);
  }
}

@Resolver(() => PublishedTally)
export class TallyFields {
  @FieldResolver(() => Quote, { nullable: true })
  quote(@Root() { row }: Rooted<PublishedTallyModel>, @Ctx() context: Context) {
    return quoteFor(context, row);
  }

  @FieldResolver(() => PublicArticle, { nullable: true })
  article(@Root() { row }: Rooted<PublishedTallyModel>, @Ctx() context: Context) {
    return publicArticle(context, row.articleId);
  }

  @FieldResolver(() => Party, { nullable: true })
  accusedParty(@Root() tally: Rooted<PublishedTallyModel>, @Ctx() context: Context) {
    return partyOf(tally, context);
  }
}

@Resolver(() => Statement)
export class StatementFields {
  @FieldResolver(() => Quote, { nullable: true })
  quote(@Root() { row }: Rooted<StatementModel>, @Ctx() context: Context) {
    return quoteFor(context, row);
  }

  @FieldResolver(() => PublicArticle, { nullable: true })
  article(@Root() { row }: Rooted<StatementModel>, @Ctx() context: Context) {
    return publicArticle(context, row.articleId);
  }

  @FieldResolver(() => Party, { nullable: true })
  party(@Root() statement: Rooted<StatementModel>, @Ctx() context: Context) {
    return partyOf(statement, context);
  }

  @FieldResolver(() => [Incident])
  incidents(@Root() statement: Rooted<StatementModel>, @Ctx() context: Context) {
    return incidentsOf(statement, context);
  }
}
