import { expect, it } from 'vitest'
import { type Database, ResourceError } from '../database.ts'
import { defineSource } from './read-source.ts'

it('a full memory while a file is looked at is no fault of the file', async () => {
  const full = new ResourceError(new Error('Out of Memory Error: failed to allocate'))
  const database = { run: () => Promise.reject(full) } as unknown as Database
  const place = { file: 'bowline.yaml', line: 1, column: 1 }
  const source = {
    name: 'deals',
    format: 'parquet',
    files: ['deals.parquet'],
    delimiter: null,
    appendOnly: null,
    place,
  } as const
  await expect(defineSource(database, source, 'deals')).rejects.toBe(full)
})
