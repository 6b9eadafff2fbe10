import type { AnswerColumn, AnswerRow, Cell, Unit } from '../answers/answer.ts'
import { roundDecimal } from '../money/decimal.ts'
import type { Language } from '../standard/types.ts'
import { cleanText } from './text/clean-text.ts'
import { displayWidth } from './text/display-width.ts'
import { type Align, fitText, truncateText, wrapText } from './text/fit-text.ts'
import { type formatCell, formatColumnCell, formatMoney } from './text/format.ts'

export interface TableOptions {
  readonly width?: number
  readonly lang: Language
  /** Money is rounded to its decimals; without it, all that are stored stand. */
  readonly currency?: string
  /** Lines that a cell may take before it is cut off. */
  readonly mostLines?: number
  /** By name, or all; without it, those that fit. */
  readonly columns?: 'all' | readonly string[] | undefined
}

interface Field {
  readonly header: string
  readonly align: Align
  /** Says what the row is about, rather than how much. */
  readonly names: boolean
  readonly cells: readonly string[]
  readonly width: number
  readonly detail: boolean
}

const GAP = 2
/** Where no amount of a column has any, decimals say nothing. */
const WHOLE = /^[+-]?\d+(?:\.0*)?$/u
const FRACTION = /\.0*$/u
const NARROWEST = 20
const NO_ROWS = { en: 'no rows', fr: 'aucune ligne' } as const
/** Below so many characters names are cut apart only where nothing else can give room. */
const NAME = 24
const LEAST_NAME = 12

/**
 * Rows as aligned plain text, never wider than `width` (at least 20): without `ref`, columns for
 * programs, columns that are empty in every row, and a maturity that is whole in all. What does not
 * fit is wrapped; then details are left out, the last first, and counted below; then it is stacked
 * in blocks that repeat the first column, and the names after it that tell rows apart.
 */
export function renderTable(
  columns: readonly AnswerColumn[],
  rows: readonly AnswerRow[],
  { width = 80, lang, currency, mostLines = 6, columns: asked }: TableOptions,
): string {
  const room = Math.max(NARROWEST, width)
  const told = typeof asked === 'object' ? named(columns, asked) : telling(columns, rows)
  const fields = told.map((column) => asField(column, rows, { lang, currency }))
  if (rows.length === 0 || fields.length === 0) return `${NO_ROWS[lang]}\n`
  const shown = asked === undefined ? fitting(fields, room) : fields
  const drawn = intoBlocks(shown, room).map((block) =>
    draw(block, rows.length, { room, mostLines }),
  )
  return drawn.join('\n') + moreText(fields.length - shown.length, lang, room)
}

function named(
  columns: readonly AnswerColumn[],
  names: readonly string[],
): readonly AnswerColumn[] {
  return names.flatMap((name) => columns.find((column) => column.name === name) ?? [])
}

/** Those that say something to a reader. */
function telling(
  columns: readonly AnswerColumn[],
  rows: readonly AnswerRow[],
): readonly AnswerColumn[] {
  return columns
    .filter(({ name, unit, machine }) => unit !== 'ref' && name !== 'ref' && machine !== true)
    .filter(({ name }) => rows.some((row) => (row[name] ?? null) !== null))
    .filter(({ name }) => !isMaturity(name) || rows.some((row) => isUnripe(row[name])))
}

/** Without as many details, the last first, as it takes to stand in one block. */
function fitting(fields: readonly Field[], room: number): readonly Field[] {
  let kept = fields
  while (kept.some(({ detail }) => detail)) {
    if (narrow(kept, room, NAME) !== null) return kept
    const last = kept.findLastIndex(({ detail }) => detail)
    kept = kept.toSpliced(last, 1)
  }
  return kept
}

function moreText(count: number, lang: Language, room: number): string {
  if (count === 0) return ''
  const text =
    lang === 'fr'
      ? `${count} ${count === 1 ? 'colonne' : 'colonnes'} de plus avec --columns all, ou un terminal plus large.`
      : `${count} more ${count === 1 ? 'column' : 'columns'} with --columns all, or a wider terminal.`
  return `\n${wrapText(text, room).join('\n')}\n`
}

function asField(
  column: AnswerColumn,
  rows: readonly AnswerRow[],
  reader: Parameters<typeof formatCell>[2],
): Field {
  const header = cleanText(column.label === '' ? column.name : column.label)
  const values = rows.map((row) => shownMoney(row[column.name], column.unit, reader.currency))
  const isRound = values.every((value) => value === null || WHOLE.test(value))
  const cells = rows.map((row, index) => {
    const money = isRound ? (values[index] ?? null) : null
    return money === null
      ? formatColumnCell(row[column.name], column, reader)
      : formatMoney(money.replace(FRACTION, ''), reader.lang)
  })
  const widest = cells.reduce((most, cell) => Math.max(most, displayWidth(cell)), 1)
  const word = header.split(' ').reduce((most, part) => Math.max(most, displayWidth(part)), 1)
  return {
    header,
    align: isNumber(column.unit) ? 'right' : 'left',
    names: !isNumber(column.unit),
    cells,
    width: Math.max(widest, Math.min(word, 16)),
    detail: column.detail === true,
  }
}

/** Money as it is rounded; `null` of everything else. */
function shownMoney(
  cell: Cell | undefined,
  unit: Unit,
  currency: string | undefined,
): string | null {
  if (unit !== 'money' || cell === null || cell === undefined) return null
  return currency === undefined ? String(cell) : roundDecimal(String(cell), currency)
}

function isMaturity(name: string): boolean {
  return name === 'maturity' || name.endsWith('_maturity')
}

function isUnripe(cell: Cell | undefined): boolean {
  return typeof cell === 'number' && cell < 1
}

function isNumber(unit: Unit): boolean {
  return unit === 'count' || unit === 'fraction' || unit === 'days' || unit === 'money'
}

/** One block if all fits once text is narrowed, otherwise several that share the first columns. */
function intoBlocks(fields: readonly Field[], room: number): readonly (readonly Field[])[] {
  const whole = narrow(fields, room)
  if (whole !== null) return [whole]
  const [only] = fields
  if (only === undefined) return []
  if (fields.length === 1) return [[{ ...only, width: room }]]
  const repeated = keysOf(fields, room)
  const blocks: Field[][] = []
  for (const field of fields.slice(repeated.length)) {
    const left = room - widthOf(repeated) - GAP
    const fitting = { ...field, width: Math.min(field.width, left) }
    const last = blocks.at(-1)
    if (last !== undefined && widthOf([...last, fitting]) <= room) last.push(fitting)
    else blocks.push([...repeated, fitting])
  }
  return blocks
}

/** The first column, with as many names after it as rows need to be told apart and have room. */
function keysOf(fields: readonly Field[], room: number): readonly Field[] {
  const most = Math.floor(room / 3)
  const keys = fields.slice(0, 1).map((key) => ({ ...key, width: Math.min(key.width, most) }))
  for (const field of fields.slice(1, -1)) {
    const isTold = areDistinct(keys) || !field.names || widthOf([...keys, field]) > most
    if (isTold) return keys
    keys.push({ ...field })
  }
  return keys
}

function areDistinct(fields: readonly Field[]): boolean {
  const rows = fields[0]?.cells.map((_, row) => fields.map(({ cells }) => cells[row])) ?? []
  return new Set(rows.map((cells) => JSON.stringify(cells))).size === rows.length
}

/** Takes room from the widest texts first; `null` when that does not suffice. */
function narrow(
  fields: readonly Field[],
  room: number,
  name = LEAST_NAME,
): readonly Field[] | null {
  const widths = fields.map(({ width }) => width)
  const least = fields.map(({ names, width }) => (names ? Math.min(width, name) : width))
  let excess = widthOf(fields) - room
  while (excess > 0) {
    let widest = -1
    for (const [index, width] of widths.entries()) {
      const most = widest < 0 ? 0 : (widths[widest] ?? 0)
      if (width > (least[index] ?? 0) && width > most) widest = index
    }
    if (widest < 0) return null
    widths[widest] = (widths[widest] ?? 0) - 1
    excess -= 1
  }
  return fields.map((field, index) => ({ ...field, width: widths[index] ?? field.width }))
}

function widthOf(fields: readonly Field[]): number {
  return fields.reduce((sum, { width }) => sum + width, GAP * (fields.length - 1))
}

interface Limits {
  readonly room: number
  readonly mostLines: number
}

function draw(fields: readonly Field[], rows: number, { room, mostLines }: Limits): string {
  const headers = fields.map(({ header, width }) => wrapText(header, width))
  const height = Math.max(...headers.map((lines) => lines.length))
  // Headers stand on the rule.
  const sunk = headers.map((lines) => [...Array<string>(height - lines.length).fill(''), ...lines])
  const lines = [...drawRow(fields, sunk), '─'.repeat(Math.min(room, widthOf(fields)))]
  for (let row = 0; row < rows; row += 1) {
    lines.push(
      ...drawRow(
        fields,
        fields.map((field) => cellLines(field, row, mostLines)),
      ),
    )
  }
  return lines.map((line) => `${line}\n`).join('')
}

function cellLines({ cells, width }: Field, row: number, mostLines: number): readonly string[] {
  const lines = wrapText(cells[row] ?? '', width)
  if (lines.length <= mostLines) return lines
  const rest = lines.slice(mostLines - 1).join(' ')
  return [...lines.slice(0, mostLines - 1), truncateText(`${rest} …`, width)]
}

function drawRow(
  fields: readonly Field[],
  cells: readonly (readonly string[])[],
): readonly string[] {
  const height = Math.max(...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    fields
      .map(({ width, align }, index) => fitText(cells[index]?.[line] ?? '', width, align))
      .join(' '.repeat(GAP))
      .trimEnd(),
  )
}
