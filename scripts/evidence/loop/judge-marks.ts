import { loopMarks, type Mark } from '../../../src/models/math/closed-loop.ts'
import type { LoopTarget } from '../../../src/models/math/worth.ts'
import type { Guard } from '../../../src/stats/false-discovery.ts'
import type { Planted } from './loop-truths.ts'
import type { ValuedCompany } from './valued-company.ts'

/** What was found in many companies of one truth. */
export interface MarksTally {
  companies: number
  tests: number
  /** Companies in which something was found that is not there. */
  mistaken: number
  /** The sum of the shares of false ones among discoveries, none being no share. */
  falseShares: number
  /** Companies in which what was put in was tested, and found. */
  tested: number
  found: number
}

export function noMarks(): MarksTally {
  return { companies: 0, tests: 0, mistaken: 0, falseShares: 0, tested: 0, found: 0 }
}

/** Adds a company; whatever is said of an attribute that nothing was put into is false. */
export function judgeMarks(
  tally: MarksTally,
  company: ValuedCompany,
  asked: { readonly target: LoopTarget; readonly guard: Guard; readonly planted: Planted | null },
): readonly Mark[] {
  const { target, guard, planted } = asked
  const marks = loopMarks(company.valued, { ...company, target, guard })
  const discoveries = marks.filter(({ verdict }) => verdict === 'better' || verdict === 'worse')
  const mistakes = discoveries.filter(({ dimension }) => dimension !== planted?.dimension)
  tally.companies += 1
  tally.tests += marks.filter(({ q }) => q !== null).length
  tally.mistaken += mistakes.length > 0 ? 1 : 0
  tally.falseShares += discoveries.length === 0 ? 0 : mistakes.length / discoveries.length
  const own = planted === null ? undefined : markOf(marks, planted)
  tally.tested += own !== undefined && own.q !== null ? 1 : 0
  tally.found += own?.verdict === 'better' ? 1 : 0
  return marks
}

export function markOf(marks: readonly Mark[], { dimension, value }: Planted): Mark | undefined {
  return marks.find((mark) => mark.dimension === dimension && mark.value === value)
}
