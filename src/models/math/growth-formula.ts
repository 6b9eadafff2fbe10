import { lifetimeFactor, netRetention, yearlyRevenue } from './lifetime.ts'
import { stepsOf, valueOf, type Sheet } from './sheet.ts'
import type { Values } from '../../standard/sheet-cells.ts'

/** What a month's entries come to, when all that takes time has happened. */
export interface Growth {
  /** A month's journeys by stage, the commitment last. */
  readonly volumes: readonly number[]
  readonly wins: number
  /** Of all who enter, how many are won. */
  readonly winsPerEntry: number
  /** `null` where none is won. */
  readonly entriesPerWin: number | null
  /** From the first entry to the commitment, in days. */
  readonly cycle: number
  /** What one win pays in a year. */
  readonly contract: number
  readonly committed: number
  readonly started: number
  readonly net: number
  /** Of a month's wins, what they pay in each year of the horizon. */
  readonly years: readonly number[]
  readonly lifetime: number
}

/**
 * The growth formula: a month's entries multiply on the left to wins, these by price and discount
 * to committed revenue, less what is lost in onboarding, and compound on the right with net
 * retention (`docs/models/mathematical.md`).
 */
export function growthOf(sheet: Pick<Sheet, 'stages'>, values: Values): Growth {
  const of = (name: Parameters<typeof valueOf>[1]): number => valueOf(values, name)
  const steps = stepsOf(sheet)
  const volumes = steps.reduce<readonly number[]>(
    (sofar, stage) => [...sofar, (sofar.at(-1) ?? 0) * of(`rate:${stage}`)],
    [of('entering')],
  )
  const wins = volumes.at(-1) ?? 0
  const winsPerEntry = steps.reduce((product, stage) => product * of(`rate:${stage}`), 1)
  const contract = of('price') * (1 - of('discount'))
  const committed = wins * contract
  const started = committed * of('onboarding')
  const net = netRetention(of('gross_retention'), of('expansion'))
  const [horizon, margin, discounting] = [of('horizon'), of('margin'), of('discounting')]
  return {
    volumes,
    wins,
    winsPerEntry,
    entriesPerWin: winsPerEntry > 0 ? 1 / winsPerEntry : null,
    cycle: steps.reduce((sum, stage) => sum + of(`days:${stage}`), 0),
    contract,
    committed,
    started,
    net,
    years: yearlyRevenue(started, net, Math.floor(horizon)),
    lifetime: started * lifetimeFactor(net, { horizon, margin, discounting }),
  }
}
