import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { ReviewItemModel } from '../../prisma/client/models.ts';
import { CreateRuleInput, RuleInput, SaveFilterInput, UpdateFilterInput, UpdateRuleInput } from '../../schema/inputs/rules.ts';
import { ReviewItem } from '../../schema/types/review.ts';
import { Rule, RuleApplication, RuleTrial, SavedFilter } from '../../schema/types/rules.ts';
import type { Context } from '../context.ts';
import { deleteFilter, listFilters, saveFilter, updateFilter } from '../filters/save.ts';
import { permit } from '../policies/permit.ts';
import { localId, localIds } from '../read/ids.ts';
import type { Rooted } from '../read/present.ts';
import { presentReviewItem } from '../read/presentReviewItem.ts';
import { presentApplication, presentFilter, presentRule } from '../read/presentRules.ts';
import type { RuleDraft } from '../rules/draft.ts';
import { listRules, loadRule, type RuleWithVersions } from '../rules/list.ts';
import { createRule, updateRule } from '../rules/save.ts';
import { tryRule } from '../rules/try.ts';

const KEY = { nullable: true, description: 'Makes a retry harmless.' };

function local({ sources, similarToItem, ...rest }: RuleInput): RuleDraft {
  return { ...rest, sourceIds: localIds('Source', sources), similarItemId: similarToItem == null ? null : localId('ReviewItem', similarToItem) };
}

type Shown = Omit<Rule, 'appliedCount'>;

@Resolver(() => Rule)
export class RulesResolver {
  @Query(() => [Rule], { description: 'All rules of the desk, in the order in which they are applied.' })
  async rules(@Ctx() { db, viewer }: Context): Promise<Shown[]> {
    return (await listRules(db, viewer)).map(presentRule);
  }

  @Query(() => RuleTrial, { description: 'What a rule would have done to the newest items of the past; nothing is written.' })
  async tryRule(@Ctx() { db, viewer, settings, signal }: Context, @Arg('rule', () => RuleInput) rule: RuleInput): Promise<RuleTrial> {
    permit(viewer, 'manage rules');
    const { sample, ...trial } = await tryRule(db, viewer, settings.RULE_TRIAL_ITEMS, local(rule), signal);
    return { ...trial, sample: sample.map(({ item, why }) => ({ item: presentReviewItem(item, viewer), why })) };
  }

  @Query(() => [SavedFilter], { description: 'One\'s own saved filters, and those that colleagues share.' })
  async savedFilters(@Ctx() { db, viewer }: Context): Promise<SavedFilter[]> {
    return (await listFilters(db, viewer)).map((row) => presentFilter(row, viewer));
  }

  @Mutation(() => Rule, { description: 'Adds a rule: it is applied to what comes in from now on.' })
  async createRule(@Ctx() { db, viewer, settings }: Context, @Arg('input', () => CreateRuleInput) { rule, clientMutationId }: CreateRuleInput): Promise<Shown> {
    permit(viewer, 'manage rules');
    const { id } = await createRule(db, viewer, settings.RULES_LIMIT, local(rule), clientMutationId);
    return presentRule(await loadRule(db, viewer, id));
  }

  @Mutation(() => Rule, { description: 'Gives a rule a new version, or switches it off or on. What it did before stays.' })
  async updateRule(@Ctx() { db, viewer, settings }: Context, @Arg('input', () => UpdateRuleInput) input: UpdateRuleInput): Promise<Shown> {
    permit(viewer, 'manage rules');
    const { rule, clientMutationId, expectedVersion, reason } = input;
    const { id } = await updateRule(db, viewer, settings.RULES_LIMIT, { id: localId('Rule', input.id), expectedVersion, reason, draft: local(rule) }, clientMutationId);
    return presentRule(await loadRule(db, viewer, id));
  }

  @Mutation(() => SavedFilter, { description: 'Keeps a way of looking at the queue under a name.' })
  async saveFilter(@Ctx() { db, viewer }: Context, @Arg('input', () => SaveFilterInput) { name, filter, shared, clientMutationId }: SaveFilterInput): Promise<SavedFilter> {
    permit(viewer, 'save filters');
    return presentFilter(await saveFilter(db, viewer, { name, filter, shared: shared ?? false }, clientMutationId), viewer);
  }

  @Mutation(() => SavedFilter, { description: 'Changes a filter of one\'s own.' })
  async updateFilter(@Ctx() { db, viewer }: Context, @Arg('input', () => UpdateFilterInput) { id, expectedVersion, name, filter, shared, clientMutationId }: UpdateFilterInput): Promise<SavedFilter> {
    permit(viewer, 'save filters');
    return presentFilter(await updateFilter(db, viewer, localId('SavedFilter', id), expectedVersion, { name, filter, shared: shared ?? false }, clientMutationId), viewer);
  }

  @Mutation(() => ID, { description: 'Forgets a filter of one\'s own; answers its id.' })
  async deleteFilter(@Ctx() { db, viewer }: Context, @Arg('id', () => ID) id: string, @Arg('clientMutationId', () => String, KEY) key: string | null): Promise<string> {
    permit(viewer, 'save filters');
    await deleteFilter(db, viewer, localId('SavedFilter', id), key);
    return id;
  }

  @FieldResolver(() => Int)
  appliedCount(@Root() { row }: Rooted<RuleWithVersions>, @Ctx() { loaders }: Context): Promise<number> {
    return loaders.appliedCount.load(row.id);
  }
}

@Resolver(() => ReviewItem)
export class RuledFields {
  @FieldResolver(() => [RuleApplication], { description: 'Rules that were applied to it, and what each did; oldest first.' })
  async appliedRules(@Root() { row }: Rooted<ReviewItemModel>, @Ctx() { loaders }: Context): Promise<RuleApplication[]> {
    return (await loaders.appliedRules.load(row.id)).map(presentApplication);
  }
}
