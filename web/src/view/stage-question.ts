import type { AnswerRow } from '../../../src/answers/answer.ts'
import type { Question } from './question.ts'
import type { View } from './view.ts'

/** What a view asks about one stage, of one slice where the row is of one. */
export function stageQuestion(view: View, row: AnswerRow): Question {
  const { from, to, asOf, by, where = [] } = view
  const slice = by === undefined || !(by in row) ? null : `${by}=${String(row[by] ?? '')}`
  // Filters of one dimension mean or: the slice takes the place of its own.
  const others = slice === null ? where : where.filter((each) => !each.startsWith(`${by ?? ''}=`))
  const asked = {
    stage: [String(row['stage'])],
    from: from === undefined ? [] : [from],
    to: to === undefined ? [] : [to],
    asOf: asOf === undefined ? [] : [asOf],
    where: slice === null ? others : [...others, slice],
  }
  return Object.fromEntries(Object.entries(asked).filter(([, texts]) => texts.length > 0))
}
