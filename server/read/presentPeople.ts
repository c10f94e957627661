import type { RemarkModel, UserModel } from '../../prisma/client/models.ts';
import { Colleague, Remark } from '../../schema/types/people.ts';
import type { Viewer } from '../viewer.ts';
import { globalId } from './ids.ts';
import type { Rooted } from './present.ts';

export function presentColleague({ id, name, role }: UserModel, viewer: Viewer): Colleague {
  return Object.assign(new Colleague(), { id: globalId('User', id), name, role, isMe: viewer.id === id });
}

export function presentRemark(row: RemarkModel, viewer: Viewer): Remark & Rooted<RemarkModel> {
  const { authorName, at, withdrawnAt } = row;
  const byMe = row.authorId !== null && row.authorId === viewer.id;
  return Object.assign(new Remark(), { row, id: globalId('Remark', row.id), authorName, at, withdrawnAt, byMe, text: withdrawnAt === null ? row.text : null });
}
