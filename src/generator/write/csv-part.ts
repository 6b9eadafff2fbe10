import { closeSync, openSync, writeSync } from 'node:fs'
import type { Cell, Row, SystemColumn } from '../systems/system-table.ts'

const CHUNK = 1 << 14
const SPECIAL = /[",\r\n]/

/** Rows of a table appended to a file as CSV (RFC 4180, lines end in a newline alone). */
export class CsvPart {
  readonly #file: number
  #text = ''
  rows = 0

  constructor(path: string) {
    this.#file = openSync(path, 'w')
  }

  add(rows: readonly Row[]): void {
    for (const row of rows) this.#text += csvLine(row)
    this.rows += rows.length
    if (this.#text.length > CHUNK) this.#flush()
  }

  close(): void {
    this.#flush()
    closeSync(this.#file)
  }

  #flush(): void {
    writeSync(this.#file, this.#text)
    this.#text = ''
  }
}

export function csvHeader(columns: readonly SystemColumn[]): string {
  return csvLine(columns.map(({ name }) => name))
}

/** Cells in quotes only where they must be; what is not known is empty. */
export function csvLine(row: readonly Cell[]): string {
  let line = ''
  for (let i = 0; i < row.length; i++) {
    const cell = row[i]
    if (i > 0) line += ','
    if (cell === null || cell === undefined) continue
    if (typeof cell === 'number') line += cell
    else line += SPECIAL.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  }
  return `${line}\n`
}
