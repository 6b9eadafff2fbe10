import { describe, expect, it } from 'vitest'
import { flowsOf } from '../../src/generator/expected/revenue-flows.ts'
import { courseOf, tallyAnswers } from '../../src/generator/expected/tally-answers.ts'
import { bowtieEntries } from '../../src/generator/life/bowtie-entries.ts'
import type { Life } from '../../src/generator/life/life.ts'
import { lives } from '../../src/generator/life/lives.ts'
import { foundCompany } from '../../src/generator/life/prepare.ts'
import { plainOffer, plainTruth } from '../../src/generator/truth/made-up/plain-truth.ts'
import { describeAsEvidence } from '../evidence.ts'

const SIZE = 40_000
const DAY = 86_400
const flowNames = ['new', 'expansion', 'contraction', 'churn', 'reactivation'] as const

type Moved = Record<(typeof flowNames)[number], number>

/** What a customer's lines move before a day, in whole units of money. */
function movedBy({ contract }: Life, endDay: number): Moved {
  const moved = { new: 0, expansion: 0, contraction: 0, churn: 0, reactivation: 0 }
  const lines = contract?.lines ?? []
  lines.forEach(({ cause, startedOn, endedOn, amount }, index) => {
    if (startedOn >= endDay) return
    const change = (amount - (lines[index - 1]?.amount ?? 0)) / 100
    if (index === 0) moved.new += change
    else if (cause === 'reactivation') moved.reactivation += amount / 100
    else moved[change > 0 ? 'expansion' : 'contraction'] += change
    const isFollowed = lines[index + 1]?.startedOn === endedOn
    if (endedOn < endDay && !isFollowed) moved.churn -= amount / 100
  })
  return moved
}

describe('expected revenue', () => {
  it.each([
    ['yearly terms and a price rise', { priceRises: [{ on: '2024-09-01', factor: 1.07 }] }],
    ['monthly terms', { term: 1 }],
    [
      'quarterly terms at which the odds of leaving change',
      { term: 3, churn: { ...plainOffer().churn, byTerm: [1, 1.5, 0.5] } },
    ],
  ])('is what lives move, with %s', (_, changes) => {
    const truth = plainTruth({ offers: [plainOffer(changes)] })
    const flows = flowsOf(truth, courseOf(truth).kinds)
    const company = foundCompany(truth, SIZE, 3)
    const moved = [...lives(company)]
      .filter(({ contract }) => contract !== null)
      .map((life) => movedBy(life, company.endDay))
    for (const name of flowNames) {
      const sum = moved.reduce((total, each) => total + each[name], 0)
      const squares = moved.reduce((total, each) => total + each[name] ** 2, 0)
      const expected = flows[name].reduce((total, amount) => total + amount, 0) * SIZE
      // Five flows, three offers: 3.4 is a level of 0.01 in all.
      expect(Math.abs(sum - expected) / Math.sqrt(squares), name).toBeLessThan(3.4)
    }
  })
})

describeAsEvidence('expected incidence', () => {
  it('is the share of all who enter before the end, by the age of each', () => {
    const truth = plainTruth({ luck: 0.5 })
    const { incidence } = tallyAnswers(truth, SIZE, courseOf(truth))
    const company = foundCompany(truth, SIZE, 4)
    const found = [...lives(company)].map((life) => ({
      life,
      entries: bowtieEntries(life, company.offsets),
    }))
    const stages = ['awareness', 'education', 'consideration', 'selection', 'commit', 'live']
    const order = [...stages, 'impact', 'retention', 'expansion']
    const rows = incidence.filter(
      ({ attribute, stage }) => attribute === null && stages.includes(stage),
    )
    for (const { stage, days, ...shares } of rows) {
      const place = order.indexOf(stage)
      const counts = { next: 0, skipped: 0, lost: 0 }
      let entered = 0
      for (const { life, entries } of found) {
        const entry = entries.find((one) => one.stage === stage)
        if (entry === undefined || entry.at >= company.end) continue
        entered++
        const by = entry.at + days * DAY
        const there = entries.filter(({ at }) => at < by).map((one) => order.indexOf(one.stage))
        if (there.includes(place + 1)) counts.next++
        else if (there.some((other) => other > place)) counts.skipped++
        else if (life.loss !== null && life.loss.at < by) counts.lost++
      }
      for (const outcome of ['next', 'skipped', 'lost'] as const) {
        const share = shares[outcome]
        const error = Math.sqrt((share * (1 - share)) / entered + 1e-12)
        // 6 stages, 5 ages, 3 outcomes: 4 is a level of 0.006 in all; beside it half a journey.
        const distance = Math.abs(counts[outcome] / entered - share) - 0.5 / entered
        expect(distance / error, `${stage} ${days} ${outcome}`).toBeLessThan(4)
      }
    }
  })
})
