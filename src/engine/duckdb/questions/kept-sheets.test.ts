import { expect, it } from 'vitest'
import { KeptSheets } from './kept-sheets.ts'

it('makes each once, and those used longest ago anew where all do not fit', async () => {
  const kept = new KeptSheets(100)
  const made: string[] = []
  const use = (key: string, bytes: number): Promise<string | null> =>
    kept.keep(key, bytes, async () => {
      made.push(key)
      return key
    })
  expect(await Promise.all([use('a', 50), use('a', 50)])).toEqual(['a', 'a'])
  expect(await use('b', 50)).toBe('b')
  expect(await use('a', 50)).toBe('a')
  expect(await use('c', 50)).toBe('c')
  expect(await use('a', 50)).toBe('a')
  expect(made).toEqual(['a', 'b', 'c'])
  expect(await use('b', 50)).toBe('b')
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})

it('makes nothing that takes more than half of the room', async () => {
  const kept = new KeptSheets(100)
  expect(await kept.keep('a', 51, async () => 'a')).toBeNull()
  expect(await new KeptSheets(0).keep('a', 1, async () => 'a')).toBeNull()
})

it('tries again what could not be made', async () => {
  const kept = new KeptSheets(100)
  const failing = kept.keep('a', 1, async () => Promise.reject(new Error('full')))
  await expect(failing).rejects.toThrow('full')
  expect(await kept.keep('a', 1, async () => 'made')).toBe('made')
})
