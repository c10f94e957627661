import type { Grade } from '../gql/graphql.ts';
import { useWords } from '../words/useWords.ts';
import { GRADE_COLOURS, inkOn } from './gradeColours.ts';

/** A grade by its colour and by its name, as not everybody sees the colour. */
export function GradeBadge({ grade }: { grade: Grade }) {
  const { say } = useWords();
  return <span className="grade" style={{ background: GRADE_COLOURS[grade], color: inkOn(grade) }}>{say(`grade.${grade}`)}</span>;
}
