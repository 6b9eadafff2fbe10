import type { Day } from '../../time/calendar.ts'
import type { Attribute, Team } from '../truth/truth.ts'
import { DAYS_PER_MONTH } from '../truth/spans.ts'
import { prepareWhen } from './when.ts'
import type { When } from './when.ts'

/** Somebody who owns journeys. */
export interface Person {
  /** Index of the team. */
  readonly team: number
  readonly when: When
  readonly startedOn: Day
  readonly rampDays: number
  readonly startOdds: number
}

/** Everybody, team by team, the first to come first. */
export function peopleOf(
  teams: readonly Team[],
  attributes: readonly Attribute[],
  { firstDay, endDay }: { readonly firstDay: Day; readonly endDay: Day },
): readonly Person[] {
  return teams.flatMap((team, index) => {
    const when = prepareWhen(team.when, attributes)
    const start = firstDay - team.hiredFrom
    return Array.from({ length: team.count }, (_, place) => ({
      team: index,
      when,
      startedOn: start + Math.floor(((endDay - start) * place) / team.count),
      rampDays: team.rampMonths * DAYS_PER_MONTH,
      startOdds: team.startOdds,
    }))
  })
}

/** Factor of the odds of winning on a day: from `startOdds` on the first day in a line to 1. */
export function rampOn(person: Person, day: Day): number {
  const since = day - person.startedOn
  if (since >= person.rampDays) return 1
  return person.startOdds + ((1 - person.startOdds) * since) / person.rampDays
}
