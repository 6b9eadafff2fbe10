import type { Truth } from '../truth/truth.ts'
import { channelAnswers } from './channel-answers.ts'
import type { Expected } from './expected.ts'
import { effectAnswers, leverAnswers } from './lever-answers.ts'
import { movementAnswers, retentionAnswers } from './revenue-answers.ts'
import { flowsOf } from './revenue-flows.ts'
import { courseOf, tallyAnswers } from './tally-answers.ts'

/** The right answers about a company of some size, worked out from its truth alone. */
export function expectedAnswers(truth: Truth, size: number): Expected {
  const course = courseOf(truth)
  const flows = flowsOf(truth, course.kinds)
  return {
    size,
    ...tallyAnswers(truth, size, course),
    movements: movementAnswers(truth, size, flows),
    retention: retentionAnswers(truth),
    levers: leverAnswers(truth, size, course),
    channels: channelAnswers(truth, size),
    effects: effectAnswers(truth, size, course),
  }
}
