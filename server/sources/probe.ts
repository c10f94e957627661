import type { Prisma } from '../../prisma/client/client.ts';
import type { ProbeKind } from '../../prisma/client/enums.ts';
import type { ProbeModel } from '../../prisma/client/models.ts';
import { transact, type Db } from '../../prisma/db.ts';
import { ringJobs } from './jobs.ts';
import type { NetPolicy } from '../../common/net/policy.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once, type ClientKey } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';
import { checkedRecipe } from './save.ts';
import { checkedUrl } from './url.ts';

/** Answers are for whoever asked just now; older ones go when the next is asked. */
const KEPT_DAYS = 7;

export interface RecipeTrial {
  url: string;
  recipe: unknown;
}

/** Asks the ingest to read a page with a recipe and without, leaving no article. @throws DeskError BAD_USER_INPUT */
export async function tryRecipe(db: Db, net: NetPolicy, viewer: Viewer, { url, recipe }: RecipeTrial, key?: ClientKey): Promise<ProbeModel> {
  permit(viewer, 'manage sources');
  return ask(db, viewer, { kind: 'TRY_RECIPE', url: checkedUrl(url, net).href, recipe: checkedRecipe(recipe) }, key);
}

/** Asks the ingest where a site announces its pages. @throws DeskError BAD_USER_INPUT */
export async function findFeeds(db: Db, net: NetPolicy, viewer: Viewer, homepage: string, key?: ClientKey): Promise<ProbeModel> {
  permit(viewer, 'manage sources');
  return ask(db, viewer, { kind: 'FIND_FEEDS', url: checkedUrl(homepage, net).href }, key);
}

interface Question {
  kind: ProbeKind;
  url: string;
  recipe?: Prisma.InputJsonObject;
}

function ask(db: Db, viewer: Viewer, question: Question, key: ClientKey): Promise<ProbeModel> {
  return transact(db, async (tx) => {
    const { id } = await once(tx, viewer, question.kind, key, question, async () => {
      await tx.probe.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - KEPT_DAYS * 86_400_000) } } });
      const probe = await tx.probe.create({ data: question });
      await audit(tx, viewer, { deed: question.kind === 'TRY_RECIPE' ? 'try recipe' : 'find feeds', subjectType: 'Probe', subjectId: probe.id, after: question });
      await ringJobs(tx);
      return { id: probe.id };
    });
    return tx.probe.findUniqueOrThrow({ where: { id } });
  });
}
