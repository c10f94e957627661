import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { UpdateDeskInput } from '../../schema/inputs/switches.ts';
import { Desk } from '../../schema/types/switches.ts';
import type { Context } from '../context.ts';
import { readSwitches, updateDesk } from '../desk/update.ts';
import { permit } from '../policies/permit.ts';

@Resolver()
export class SwitchesResolver {
  @Query(() => Desk, { description: 'What this desk has set for itself.' })
  desk(@Ctx() { db, viewer }: Context): Promise<Desk> {
    return readSwitches(db, viewer);
  }

  @Mutation(() => Desk, { description: 'Sets switches of the desk; they hold from the next act on.' })
  updateDesk(@Ctx() { db, viewer }: Context, @Arg('input', () => UpdateDeskInput) { expectedVersion, reason, clientMutationId, ...patch }: UpdateDeskInput): Promise<Desk> {
    permit(viewer, 'change the desk');
    return updateDesk(db, viewer, expectedVersion, patch, reason, clientMutationId);
  }
}
