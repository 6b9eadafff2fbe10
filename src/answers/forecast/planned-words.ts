import { meanShare, shareAt } from '../../models/math/forecast/estimate/planned-spend.ts'
import { addMonths, formatDay } from '../../time/calendar.ts'
import type { Language } from '../../standard/types.ts'
import { sayNumber } from './course-words.ts'
import type { Outlook } from './outlook.ts'

/** Of each slice with planned spend: the last month planned, and the share of arrivals that follows it. */
export function plannedOf({ slices, origin }: Pick<Outlook, 'slices' | 'origin'>) {
  return slices.flatMap(({ facts, model: { planned } }) => {
    if (planned === undefined) return []
    const last = addMonths(origin, planned.ahead.length - 1)
    const [low, high] = [shareAt(planned, 0.1), shareAt(planned, 0.9)]
    const until = formatDay(last).slice(0, 7)
    return [{ by: facts.by, until, share: meanShare(planned), low, high }]
  })
}

/** Until when spend is planned, and how far arrivals follow it. */
export function plannedSentence(
  outlook: Pick<Outlook, 'slices' | 'origin'>,
  lang: Language,
): string {
  const all = plannedOf(outlook)
  if (all.length === 0) return ''
  const until = all.map((each) => each.until).toSorted()
  const last = until.at(-1) ?? ''
  const say = (of: 'share' | 'low' | 'high'): string => {
    const told = all.map((each) => sayNumber(Number(each[of].toFixed(2)), lang)).toSorted()
    return told[0] === told.at(-1) ? (told[0] ?? '') : `${told[0]}–${told.at(-1)}`
  }
  const [share, low, high] = [say('share'), say('low'), say('high')]
  const isOne = all.length === 1
  if (lang === 'fr') {
    const within = isOne ? ` (entre ${low} et ${high}, avec une probabilité de 80\u00a0%)` : ''
    return `La dépense est prévue jusqu’en ${last}\u00a0; ${share} des arrivées suivent la dépense${within}.`
  }
  const within = isOne ? ` (between ${low} and ${high}, with a probability of 80\u00a0%)` : ''
  return `Spend is planned until ${last}; ${share} of arrivals follow it${within}.`
}
