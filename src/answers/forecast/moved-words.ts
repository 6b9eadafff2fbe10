import type { KeptForecasts } from '../../models/math/forecast/kept-forecast.ts'
import { forecastModel } from '../../models/math/forecast/forecast-model.ts'
import {
  movedSince,
  type MovedPart,
  type MovedSince,
} from '../../models/math/forecast/moved-since.ts'
import type { Text } from '../../standard/types.ts'
import { formatDay } from '../../time/calendar.ts'
import { sayChance, sayList, sayPoints, type Speech } from './course-words.ts'
import type { Goal } from './goal-options.ts'
import type { Outlook } from './outlook.ts'
import { keptBy } from './to-keep.ts'

const partNames: Readonly<Record<MovedPart, Text>> = {
  time: { en: 'the time that has passed', fr: 'le temps passé' },
  open: { en: 'the journeys open', fr: 'les parcours en cours' },
  customers: { en: 'the customers', fr: 'les clients' },
  arrivals: { en: 'arrivals', fr: 'les arrivées' },
  winning: { en: 'winning', fr: 'le taux de gain' },
  price: { en: 'the price', fr: 'le prix' },
  churn: { en: 'churn', fr: 'les pertes' },
  expansion: { en: 'expansion', fr: 'l’expansion' },
}

export interface Moved extends MovedSince {
  /** The day from which the earlier one was forecast. */
  readonly since: string
}

/**
 * Why the chance of running revenue is another than by the last forecast kept in an earlier month;
 * `null` where none was, or where the target is of something else.
 */
export function movedOf(goal: Goal, outlook: Outlook, kept: KeptForecasts): Moved | null {
  const { origin, asked, slices, paths, seed } = outlook
  if (goal.figure !== 'running' || asked.where.length > 0) return null
  const last = keptBy(kept, outlook)
    .filter((each) => each.origin < origin && each.facts.length > 0)
    .toSorted((one, two) => two.origin - one.origin)[0]
  if (last === undefined) return null
  const moved = movedSince({
    before: last.facts.map(forecastModel),
    after: slices.map(({ model }) => model),
    figure: 'running',
    target: goal.target,
    month: goal.months - 1,
    paths,
    seed,
  })
  return { ...moved, since: formatDay(last.origin) }
}

/** By how much it moved, and the three parts that moved it most. */
export function movedSentence({ since, before, after, parts }: Moved, speech: Speech): string {
  const { lang } = speech
  const large = parts
    .filter(({ moved }) => Math.abs(moved) >= 0.0005)
    .toSorted((one, two) => Math.abs(two.moved) - Math.abs(one.moved))
    .slice(0, 3)
  const [was, is] = [sayChance(before, lang), sayChance(after, lang)]
  const isFrench = lang === 'fr'
  if (large.length === 0) {
    return isFrench
      ? `Elle était de ${was} selon la prévision du ${since}.`
      : `It was ${was} by the forecast of ${since}.`
  }
  const list = sayList(
    large.map(({ part, moved }) => `${partNames[part][lang]} (${sayPoints(moved, lang)})`),
    lang,
  )
  return isFrench
    ? `Depuis la prévision du ${since}, elle est passée de ${was} à ${is}, surtout par ${list}.`
    : `Since the forecast of ${since} it has gone from ${was} to ${is}, mostly by ${list}.`
}
