import type { Truth } from '../truth/truth.ts'
import { cohortsOf } from './cohort.ts'
import type { Cohort } from './cohort.ts'
import type { CustomerKind } from './customer-kinds.ts'
import { addCustomers, atAge, atMidnight } from './customer-law.ts'
import type { Look, Onboarding } from './customer-law.ts'
import { RightStatus, rightStages } from './customer-record.ts'
import type { DayLaw } from './day-law.ts'
import type { Chances } from './funnel.ts'
import { addStatus, emptyOutcomes, incidenceDays } from './outcomes.ts'
import type { Outcomes, Status } from './outcomes.ts'

/** What is rarer than this among those who sign on a day is left out. */
const NEGLIGIBLE = 1e-7

/** By slice, then by stage from `commit` to `expansion`. */
export function rightWing(
  truth: Truth,
  kinds: readonly CustomerKind[],
  { slices, ages }: { readonly slices: number; readonly ages: boolean },
): readonly (readonly Outcomes[])[] {
  const outcomes = Array.from({ length: slices }, () => rightStages.map(() => emptyOutcomes()))
  const cohorts = truth.offers.map((offer) => cohortsOf(truth, offer))
  for (const kind of kinds) {
    for (const cohort of cohorts[kind.offer]!) {
      if (kind.signed[0]!.some((days) => days[cohort.signed]! > 0)) {
        addBeforeLive({ kind, cohort, outcomes, ages })
        addFromLive({ kind, cohort, outcomes, ages })
      }
    }
  }
  return outcomes
}

interface Signing {
  readonly kind: CustomerKind
  readonly cohort: Cohort
  readonly outcomes: readonly (readonly Outcomes[])[]
  /** Whether incidence is asked for, too. */
  readonly ages: boolean
}

/** A way onboarding may go, and how likely it is. */
interface Way {
  readonly way: Onboarding
  readonly chance: (chances: Chances) => number
}

/** Of all who sign, at each age; and as of the end, those who are not live by then. */
function addBeforeLive({ kind, cohort, outcomes, ages }: Signing): void {
  const { signed } = cohort
  const { skip, timesLost } = kind.commit
  const end = kind.signed[0]![0]!.length
  const time = timeOf(kind, signed)
  const nothing = { live: Infinity, impact: null, lost: null }
  const straight = { ...nothing, impact: { law: time, from: signed } }
  const notGoing: readonly Way[] = [
    { way: nothing, chance: stuck },
    { way: straight, chance: ({ goOn }) => goOn * skip },
    ...timesLost.map((law, part) => ({
      way: { ...nothing, lost: { law, from: signed } },
      chance: ({ losses }: Chances) => losses[part]!,
    })),
  ]
  const late: Way = {
    way: nothing,
    chance: ({ goOn }) => goOn * (1 - skip) * (1 - time.before[end - signed]!),
  }
  const going: Way = { way: straight, chance: ({ goOn }) => goOn * (1 - skip) }
  const weigh = (ways: readonly Way[]): readonly number[][] =>
    weights(kind, signed, (luck) =>
      ways.map(({ chance }) => chance(kind.commitChances[luck]![signed]!)),
    )

  const atEnd = [...notGoing, late]
  const statuses = atEnd.map(({ way }) => statusOf(cohort, way, atMidnight(end)))
  addAtEnd(outcomes, weigh(atEnd), statuses)
  const ways = [...notGoing, going]
  const mass = weigh(ways)
  if (!ages) return
  incidenceDays.forEach((days, index) => {
    const look = atAge(signed, days)
    ways.forEach(({ way }, nth) => {
      const status = statusOf(cohort, way, look)
      const found = way === straight && nth === ways.length - 1 ? asLive(status) : status.stages[0]!
      outcomes.forEach((stages, slice) =>
        addStatus(stages[0]!.byAge[index]!.status, found, mass[slice]![nth]),
      )
    })
  })
}

/** Those who go live before the end: as of the end, and at each age since. */
function addFromLive({ kind, cohort, outcomes, ages }: Signing): void {
  const { signed } = cohort
  const { onDay } = timeOf(kind, signed)
  const end = kind.signed[0]![0]!.length
  for (let live = signed; live < end; live++) {
    const share = onDay[live - signed]!
    if (share < NEGLIGIBLE) continue
    const time = kind.live.times.get(kind.live.influence.time[live]!)!
    const nothing = { live, impact: null, lost: null }
    const ways: readonly Way[] = [
      { way: nothing, chance: (chances) => stuck(chances) + chances.goOn * kind.live.skip },
      {
        way: { ...nothing, impact: { law: time, from: live } },
        chance: ({ goOn }) => goOn * (1 - kind.live.skip),
      },
      ...kind.live.timesLost.map((law, part) => ({
        way: { ...nothing, lost: { law, from: live } },
        chance: ({ losses }: Chances) => losses[part]!,
      })),
    ]
    const mass = weights(kind, signed, (luck) => {
      const going = kind.commitChances[luck]![signed]!.goOn * (1 - kind.commit.skip) * share
      return ways.map(({ chance }) => going * chance(kind.liveChances[luck]![live]!))
    })
    const statuses = ways.map(({ way }) => statusOf(cohort, way, atMidnight(end)))
    addAtEnd(outcomes, mass, statuses)
    if (!ages) continue
    incidenceDays.forEach((days, index) => {
      const look = atAge(live, days)
      ways.forEach(({ way }, nth) => {
        const status = statusOf(cohort, way, look)
        outcomes.forEach((stages, slice) =>
          addStatus(stages[1]!.byAge[index]!.status, status.stages[1]!, mass[slice]![nth]),
        )
      })
    })
  }
}

/** Where going live stood in the place of the impact: to be beyond by it is to have gone on. */
function asLive({ entered, stages }: RightStatus): Status {
  const { skipped, lost } = stages[0]!
  return { next: entered[2]!, skipped: skipped - entered[2]!, lost }
}

function timeOf(kind: CustomerKind, signed: number): DayLaw {
  return kind.commit.times.get(kind.commit.influence.time[signed]!)!
}

function stuck({ goOn, losses }: Chances): number {
  return losses.reduce((left, lost) => left - lost, 1 - goOn)
}

/** By slice and way, over all values of luck. */
function weights(
  kind: CustomerKind,
  signed: number,
  chances: (luck: number) => readonly number[],
): readonly number[][] {
  const byLuck = kind.commitChances.map((_, luck) => chances(luck))
  return kind.signed.map((byNode) =>
    byLuck[0]!.map((_, way) =>
      byLuck.reduce((sum, ways, luck) => sum + byNode[luck]![signed]! * ways[way]!, 0),
    ),
  )
}

function statusOf(cohort: Cohort, way: Onboarding, look: Look): RightStatus {
  const status = new RightStatus()
  addCustomers(status, cohort, way, look)
  return status
}

function addAtEnd(
  outcomes: readonly (readonly Outcomes[])[],
  mass: readonly (readonly number[])[],
  statuses: readonly RightStatus[],
): void {
  outcomes.forEach((stages, slice) =>
    stages.forEach((stage, place) =>
      statuses.forEach((status, way) => {
        const weight = mass[slice]![way]!
        stage.entered += weight * status.entered[place]!
        addStatus(stage.atEnd, status.stages[place]!, weight)
      }),
    ),
  )
}
