import { randomBinomial } from 'd3-random'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { chooseCurve } from '../../src/stats/retention/choose-curve.ts'
import { logKept, survivalOf, type RetentionCurve } from '../../src/stats/retention/curve.ts'
import { exposuresOf, type Exposure } from '../../src/stats/retention/exposure.ts'
import { fitCurve, type CurveFit } from '../../src/stats/retention/fit-curve.ts'
import { around, fitInterval, survivalInterval } from '../../src/stats/retention/fit-interval.ts'
import { expectedPayments } from '../../src/stats/retention/lifetime.ts'

// How often intervals of retention curves hold the truth, and how far the chosen curve and constant
// churn are from it beyond the data: customers drawn from curves that are known.

const COMPANIES = 300
const AGES = 12
const AHEAD = 24

const truths: readonly (readonly [name: string, curve: RetentionCurve])[] = [
  ['constant churn', { model: 'geometric', leave: 0.06 }],
  ['unlike customers', { model: 'shifted_beta_geometric', alpha: 0.9, beta: 6 }],
  ['churn that falls', { model: 'discrete_weibull', leave: 0.15, shape: 0.7 }],
  ['both', { model: 'beta_discrete_weibull', alpha: 0.5, beta: 3, shape: 1.4 }],
]
const sizes = [20, 100, 500]

const lines = truths.flatMap(([name, truth]) => sizes.map((size) => lineOf(name, truth, size)))

interface Share {
  hits: number
  of: number
}

function lineOf(name: string, truth: RetentionCurve, size: number): string {
  const seen: Share = { hits: 0, of: 0 }
  const beyond: Share = { hits: 0, of: 0 }
  const worth: Share = { hits: 0, of: 0 }
  const chosenBeyond: Share = { hits: 0, of: 0 }
  const toldBeyond: Share = { hits: 0, of: 0 }
  const toldWorth: Share = { hits: 0, of: 0 }
  const right: Share = { hits: 0, of: 0 }
  const [errors, naive]: [number[], number[]] = [[], []]
  const wanted = value(truth)
  for (let seed = 1; seed <= COMPANIES; seed++) {
    const exposures = company(truth, size, seed)
    const { fit } = fitCurve(exposures, truth.model)
    if (fit !== null) {
      count(seen, survivalInterval(fit, AGES), survivalOf(truth, AGES))
      count(beyond, survivalInterval(fit, AHEAD), survivalOf(truth, AHEAD))
      count(worth, fitInterval(fit, value), wanted)
    }
    const { fit: chosen, plausible } = chooseCurve(exposures)
    if (chosen !== null) {
      right.of += 1
      if (chosen.curve.model === truth.model) right.hits += 1
      const range = around(plausible.map((each) => survivalInterval(each, AHEAD)))
      count(chosenBeyond, survivalInterval(chosen, AHEAD), survivalOf(truth, AHEAD))
      count(toldBeyond, range, survivalOf(truth, AHEAD))
      const worths = around(plausible.map((each) => fitInterval(each, value)))
      count(toldWorth, worths, wanted)
      errors.push(off(chosen, wanted))
    }
    const constant = fitCurve(exposures, 'geometric').fit
    if (constant !== null) naive.push(off(constant, wanted))
  }
  process.stderr.write(`${name}, ${size}\n`)
  const cells = [
    `${name}, ${size}`,
    ...[seen, beyond, worth, chosenBeyond, toldBeyond, toldWorth, right].map(percent),
    ...[errors, naive].map((each) => percent({ hits: mean(each) * 100, of: 100 })),
  ]
  return `| ${cells.join(' | ')} |`
}

/** Twelve cohorts, each a month younger: the last one was seen once. */
function company(truth: RetentionCurve, size: number, seed: number): readonly Exposure[] {
  const generator = xoroshiro128plus(seed)
  const uniform = (): number => (generator.next() >>> 0) / 2 ** 32
  const draw = randomBinomial.source(uniform)
  return Array.from({ length: AGES }, (_, cohort) => {
    const left = [size]
    for (let age = 1; age <= AGES - cohort; age++) {
      const before = left.at(-1)!
      left.push(before === 0 ? 0 : draw(before, Math.exp(logKept(truth, age - 1, age)))())
    }
    return exposuresOf(left)
  }).flat()
}

function value(curve: RetentionCurve): number {
  return expectedPayments(curve, { periods: AHEAD })
}

function count(
  share: Share,
  interval: { readonly low: number; readonly high: number } | null,
  truth: number,
): void {
  if (interval === null) return
  share.of += 1
  if (interval.low <= truth && truth <= interval.high) share.hits += 1
}

function off({ curve }: CurveFit, wanted: number): number {
  return Math.abs(value(curve) / wanted - 1)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function percent({ hits, of }: Share): string {
  return `${((100 * hits) / of).toFixed(1)} %`
}

const report = `# Lifetimes against the truth

Written by \`npm run evidence\`. ${COMPANIES} companies for each line, drawn from a curve that is known: twelve
cohorts of so many customers each, every one a month younger than the one before, followed for at most
${AGES} months. How often the 95 % interval of the curve fitted to them holds the truth: of the share left at
${AGES} months, the last that were seen; at ${AHEAD}, which nobody was followed for; and of the value of ${AHEAD}
payments. Then what \`auto\` does, which does not know from which curve they came: how often the
interval of the curve it takes holds the truth at ${AHEAD} months; how often the one that is told does, around
the intervals of all curves that are not much worse, of the share and of the value; how often it takes
that very curve; and how far its value is off on average, beside that of constant churn.

| truth, customers of a cohort | at ${AGES} | at ${AHEAD} | value | taken: at ${AHEAD} | told: at ${AHEAD} | told: value | same curve | value off by | constant churn off by |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${lines.join('\n')}

- The first three hold for whoever knows the curve. The interval of the curve that is taken knows
  nothing of the others: where few were lost, a simple curve is surer of itself than it should be beyond
  the data. That is why another one is told, which may be wider than it has to be.
`
writeFileSync(path.join(import.meta.dirname, '../../docs/evidence/lifetimes.md'), report)
