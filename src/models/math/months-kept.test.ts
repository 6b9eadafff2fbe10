import { expect, test } from 'vitest'
import { cohortError, monthsKept, type KeptCohort } from './months-kept.ts'

/** What a month's customers kept paying, by age; each pays one. */
const cohort = (start: number, kept: readonly number[]): KeptCohort => ({
  start,
  seen: kept.map((each) => ({
    units: each,
    amount: BigInt(each),
    begun: BigInt(kept[0] ?? 0),
    kept: BigInt(each),
    share: 0,
    grossShare: 0,
    unitShare: 0,
  })),
})

test('each age tells of all that could be followed through it', () => {
  const cohorts = [cohort(0, [100, 80, 60]), cohort(31, [50, 50])]
  expect(monthsKept(cohorts)).toEqual([1, 130 / 150, 60 / 80])
  expect(monthsKept(cohorts, { most: 1 })).toEqual([1, 130 / 150])
  // After the first month eighty could be followed, at its beginning a hundred and fifty.
  expect(monthsKept(cohorts, { least: 81 })).toEqual([1, 130 / 150])
  expect(monthsKept(cohorts, { least: 151 })).toEqual([1])
  expect(monthsKept([cohort(0, [30, 0, 0])])).toEqual([1, 0])
})

test('the error is what leaving out groups of months says, relative to what is told', () => {
  const tell = (own: readonly KeptCohort[]): number =>
    own.reduce((sum, { seen }) => sum + (seen[0]?.units ?? 0), 0) / own.length / 100
  // Of two, 0.4 and 0.6 are left: a tenth of 0.5 either way, by hand.
  expect(cohortError([cohort(0, [40]), cohort(31, [60])], 0.5, tell)).toBeCloseTo(0.2, 12)
  // By twelve groups: of 24 alike but one, that one's group tells otherwise.
  const many = Array.from({ length: 24 }, (_, at) => cohort(at, [at === 0 ? 62 : 40]))
  const without = Array.from({ length: 12 }, (_, group) => (group === 0 ? 0.4 : 0.41))
  const mean = without.reduce((sum, each) => sum + each, 0) / 12
  const spread = without.reduce((sum, each) => sum + (each - mean) ** 2, 0)
  expect(cohortError(many, 0.5, tell)).toBeCloseTo(Math.sqrt((11 / 12) * spread) / 0.5, 12)
})

test('where nothing differs, or a group tells all, there is no error to tell', () => {
  const alike = [cohort(0, [40]), cohort(31, [40])]
  expect(cohortError(alike, 0.5, () => 0.4)).toBeNull()
  expect(cohortError(alike, 0, (own) => own[0]?.start ?? 0)).toBeNull()
  expect(cohortError(alike, 0.5, (own) => (own[0]?.start === 0 ? null : 0.4))).toBeNull()
})
