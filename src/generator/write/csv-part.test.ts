import fc from 'fast-check'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { CsvPart, csvLine } from './csv-part.ts'

describe('a CSV line', () => {
  it('quotes what RFC 4180 asks to quote', () => {
    expect(csvLine(['a', null, 'b "c"', 'd, e', 1, 'f\ng'])).toBe('a,,"b ""c""","d, e",1,"f\ng"\n')
  })

  it('can be read back', () => {
    const cells = fc.array(
      fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', ' ') }),
      {
        minLength: 1,
      },
    )
    fc.assert(
      fc.property(cells, (row) => {
        expect(readLine(csvLine(row))).toEqual(row)
      }),
    )
  })
})

describe('a part', () => {
  it('holds every row, in order, however many', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'bowline-'))
    try {
      const part = new CsvPart(path.join(folder, 'part.csv'))
      const rows = Array.from({ length: 9000 }, (_, i) => [`row ${i}`, i])
      for (const row of rows) part.add([row])
      part.close()
      const text = await readFile(path.join(folder, 'part.csv'), 'utf8')
      expect(text).toBe(rows.map(([name, i]) => `${name},${i}\n`).join(''))
      expect(part.rows).toBe(9000)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

/** As the grammar of RFC 4180 has it, character by character. */
function readLine(line: string): readonly string[] {
  const cells = ['']
  let isQuoted = false
  for (let i = 0; i < line.length - 1; i++) {
    const [char, next] = [line[i] ?? '', line[i + 1]]
    const last = cells.length - 1
    if (isQuoted && char === '"' && next === '"') i++
    else if (char === '"') {
      isQuoted = !isQuoted
      continue
    } else if (char === ',' && !isQuoted) {
      cells.push('')
      continue
    }
    cells[last] += char
  }
  return cells
}
