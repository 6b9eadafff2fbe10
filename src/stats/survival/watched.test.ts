import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inOrder } from './in-order.ts'
import { riskTable } from './watched.ts'

it('counts the same of subjects in the order of their ages as in any', () => {
  const subject = fc.record({
    from: fc.option(fc.integer({ min: 0, max: 6 })),
    age: fc.integer({ min: 0, max: 8 }),
    cause: fc.option(fc.integer({ min: 0, max: 1 })),
    count: fc.integer({ min: 1, max: 3 }),
    cluster: fc.constant(null),
  })
  fc.assert(
    fc.property(fc.array(subject), (subjects) => {
      const { ages, atRisk, ended, endedBy } = riskTable(subjects, 2)
      expect(riskTable(inOrder(subjects), 2)).toMatchObject({ ages, atRisk, ended, endedBy })
      // By hand: watched before the age, or from the beginning, and until it or later.
      const watched = subjects.filter(({ from, age }) => from === null || from < age)
      for (const [index, at] of ages.entries()) {
        const there = watched.filter(({ from, age }) => age >= at && (from === null || from < at))
        expect(atRisk[index]).toBe(there.reduce((sum, { count }) => sum + count, 0))
      }
    }),
  )
})
