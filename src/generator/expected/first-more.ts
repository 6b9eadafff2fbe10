import { normalCdf } from '../../stats/normal.ts'
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from '../truth/spans.ts'
import type { Offer, Spread } from '../truth/truth.ts'

/** Of the logarithm of the price over the first price, where it is not above it. */
const STEP = 0.025
const STATES = 101

/**
 * Probability, by whole days since the commitment, that a customer who stays has by then paid more
 * than at the commitment: by an expansion (it takes effect the day after), or because prices rose.
 * `rises` has the factor of each renewal.
 */
export function firstMoreLaw(offer: Offer, rises: readonly number[], days: number): Float64Array {
  const { expansion, contraction, term } = offer
  const grow = moveBy(expansion.factor)
  const shrink = moveBy(contraction.factor)
  const rate = expansion.perYear / DAYS_PER_YEAR
  let below = new Float64Array(STATES)
  below[0] = 1
  const law = new Float64Array(days + 1)
  let renewals = 0
  for (let day = 1; day <= days; day++) {
    law[day] = 1 - below.reduce((sum, mass) => sum + mass, 0)
    const due = Math.round((renewals + 1) * term * DAYS_PER_MONTH)
    if (day >= due) {
      below = atRenewal(below, { chance: contraction.chance, shrink, rise: rises[renewals] ?? 1 })
      renewals++
    }
    if (rate > 0) below = mix(below, 1 - Math.exp(-rate), grow)
  }
  return law
}

/** What a factor does to each state; what is missing to 1 is above the first price. */
type Move = readonly Float64Array[]

function moveBy({ median, sigma }: Spread): Move {
  return Array.from({ length: STATES }, (_, from) => {
    const centre = Math.log(median) - from * STEP
    const upTo = (to: number): number =>
      sigma === 0 ? (to >= centre ? 1 : 0) : normalCdf((to - centre) / sigma)
    return Float64Array.from({ length: STATES }, (__, to) => {
      const high = to === 0 ? 0 : -(to - 0.5) * STEP
      const low = to === STATES - 1 ? -Infinity : -(to + 0.5) * STEP
      return upTo(high) - (low === -Infinity ? 0 : upTo(low))
    })
  })
}

function mix(below: Float64Array, chance: number, move: Move): Float64Array<ArrayBuffer> {
  const after = new Float64Array(STATES)
  for (let from = 0; from < STATES; from++) {
    const mass = below[from]!
    if (mass < 1e-14) continue
    after[from] = after[from]! + mass * (1 - chance)
    const to = move[from]!
    for (let state = 0; state < STATES; state++) {
      after[state] = after[state]! + mass * chance * to[state]!
    }
  }
  return after
}

interface AtRenewal {
  readonly chance: number
  readonly shrink: Move
  readonly rise: number
}

function atRenewal(below: Float64Array, { chance, shrink, rise }: AtRenewal) {
  if (rise === 1) return chance === 0 ? below.slice() : mix(below, chance, shrink)
  const shrunk = chance === 0 ? below : mix(below, chance, shrink)
  const moved = new Float64Array(STATES)
  const by = Math.log(rise) / STEP
  for (let from = 0; from < STATES; from++) {
    const to = from - by
    if (to < 0) continue
    const low = Math.min(STATES - 1, Math.floor(to))
    const high = Math.min(STATES - 1, low + 1)
    const part = to - Math.floor(to)
    moved[low] = moved[low]! + shrunk[from]! * (1 - part)
    moved[high] = moved[high]! + shrunk[from]! * part
  }
  return moved
}
