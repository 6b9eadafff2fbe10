import type { YamlPath } from '../../project/yaml/yaml-path.ts'
import type { Fault } from './fault.ts'
import type { TruthShape } from './truth-schema.ts'

const NEAR = 1e-9

/** Every list of shares sums to 1; those of attributes on the first day and on the last. */
export function checkShares(truth: TruthShape, fault: Fault): void {
  const sumsTo1 = (path: YamlPath, shares: readonly number[], when = ''): void => {
    const sum = shares.reduce((total, share) => total + share, 0)
    if (Math.abs(sum - 1) <= NEAR) return
    fault(path, `must sum to 1${when}: ${Number(sum.toFixed(6))}`, 'correct the shares')
  }
  const checkNamed = (path: YamlPath, shares: Readonly<Record<string, number>> | undefined) => {
    if (shares !== undefined && Object.keys(shares).length > 0) sumsTo1(path, Object.values(shares))
  }
  for (const [name, values] of Object.entries(truth.attributes ?? {})) {
    const shares = Object.values(values).map((share) => [share].flat())
    if (shares.length === 0) continue
    sumsTo1(
      ['attributes', name],
      shares.map((ends) => ends[0] ?? 0),
      ' on the first day',
    )
    sumsTo1(
      ['attributes', name],
      shares.map((ends) => ends.at(-1) ?? 0),
      ' on the last day',
    )
  }
  truth.mixes?.forEach(({ shares }, nth) =>
    sumsTo1(['mixes', nth, 'shares'], Object.values(shares)),
  )
  const checkTime = (path: YamlPath, time: Duration | undefined): void => {
    if (time?.mixture === undefined) return
    sumsTo1(
      [...path, 'mixture'],
      time.mixture.map(({ share }) => share),
    )
  }
  for (const [stage, step] of Object.entries(truth.steps)) {
    checkNamed(['steps', stage, 'reasons'], step?.reasons)
    checkTime(['steps', stage, 'time'], step?.time)
    checkTime(['steps', stage, 'time_lost'], step?.time_lost)
  }
  truth.offers.forEach((offer, nth) => {
    checkNamed(['offers', nth, 'products'], offer.products)
    checkNamed(['offers', nth, 'churn', 'reasons'], offer.churn.reasons)
    checkTime(['offers', nth, 'reactivation', 'time'], offer.reactivation?.time)
  })
}

type Duration = NonNullable<NonNullable<TruthShape['steps']['live']>['time']>
