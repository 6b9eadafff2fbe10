import { formatDecimal } from '../../../money/decimal.ts'
import { EXACT_AGES } from '../../engine.ts'
import { toldAge } from '../../told-age.ts'
import type { Count, Question } from '../../engine.ts'
import { groupBy } from '../group-by.ts'
import { happenings } from './happenings.ts'
import type { Happening } from './happenings.ts'
import type { FullPassage } from './passages.ts'
import type { Zone } from '../zone.ts'

/** Additive counts of what happened, by stage, period, slice, event and age. */
export function countPassages(
  passages: readonly FullPassage[],
  question: Question,
  zone: Zone,
  exactAges: number = EXACT_AGES,
): Count[] {
  const slices = groupBy(happenings(passages, question, zone), (happening) =>
    JSON.stringify([happening.passage.stage, happening.period, happening.by]),
  )
  return [...slices.values()].flatMap((slice) => {
    const isMany = slice.length > exactAges
    const ages = (happening: Happening) => countedAge(happening, question, isMany)
    const groups = groupBy(slice, (happening) =>
      JSON.stringify([happening.event, happening.dated, ages(happening)]),
    )
    return [...groups.values()].map((group) => {
      const { passage, period, by, event, dated } = group[0]!
      return {
        stage: passage.stage,
        period,
        by,
        event,
        dated,
        age: ages(group[0]!),
        count: group.length,
        amount: amountOf(group, zone.setup.currency),
      }
    })
  })
}

function countedAge({ event, age }: Happening, question: Question, isMany: boolean): number | null {
  if (!question.ages || age === null) return null
  if (event === 'open' || event === 'entered') return null
  return isMany ? toldAge(age, Math.ceil) : age
}

/** Exact sum of the amounts known. */
function amountOf(group: readonly Happening[], currency: string): string | null {
  const known = group.flatMap(({ passage }) => passage.amount ?? [])
  if (known.length === 0) return null
  return formatDecimal(
    known.reduce((sum, amount) => sum + amount, 0n),
    currency,
  )
}
