import { expect, it } from 'vitest'
import { numberings } from './numbering.ts'
import { ownerOf } from './owners.ts'

it('names who answers for every number of every preset, in both languages', () => {
  for (const { entries } of numberings) {
    for (const entry of entries.filter(({ kind }) => kind !== 'stage')) {
      const owner = ownerOf(entry)
      expect(owner?.en, entry.label).toBeTruthy()
      expect(owner?.fr, entry.label).toBeTruthy()
    }
  }
})
