import { expect, it } from 'vitest'
import { chiSquareTest } from '../../stats/chi-square.ts'
import { plainTruth } from '../truth/made-up/plain-truth.ts'
import type { Share } from '../truth/truth.ts'
import { foundCompany } from './prepare.ts'
import { drawValues } from './values.ts'

const halves: readonly Share[] = [share('a', 0.6), share('b', 0.4)]
const usual: readonly Share[] = [share('x', 0.5), share('y', 0.3), share('z', 0.2)]
const other: readonly Share[] = [share('x', 0.1), share('y', 0), share('z', 0.9)]

it('an attribute has the shares of the mix that holds, and its own elsewhere', () => {
  const truth = plainTruth({
    attributes: [attribute('motion', halves), attribute('segment', usual)],
    mixes: [
      { attribute: 'segment', when: { motion: ['b'] }, shares: other },
      { attribute: 'segment', when: {}, shares: usual },
    ],
  })
  const size = 40_000
  const company = foundCompany(truth, size, 5)
  const counts = [0, 0, 0, 0, 0, 0]
  for (let journey = 0; journey < size; journey++) {
    const [motion, segment] = drawValues(company, journey, journey % 100)
    counts[motion! * 3 + segment!]!++
  }
  const expected = halves.flatMap(({ share }, i) =>
    (i === 1 ? other : usual).map((within) => size * share * within.share),
  )
  expect(counts[4]).toBe(0)
  const possible = [0, 1, 2, 3, 5]
  expect(
    chiSquareTest(
      possible.map((cell) => counts[cell]!),
      possible.map((cell) => expected[cell]!),
    ),
  ).toBeGreaterThan(0.001)
})

function share(value: string, share: number): Share {
  return { value, share }
}

function attribute(name: string, shares: readonly Share[]) {
  return {
    name,
    values: shares.map(({ value, share }) => ({ value, share: [share, share] as const })),
  }
}
