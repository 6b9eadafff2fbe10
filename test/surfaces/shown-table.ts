import type { Page } from 'playwright-core'
import type { AnswerColumn, AnswerEnvelope, AnswerRow, Cell } from '../../src/answers/answer.ts'
import { roundDecimal } from '../../src/money/decimal.ts'
import {
  formatCount,
  formatDays,
  formatFraction,
  formatMoney,
  formatSpan,
} from '../../src/render/text/format.ts'
import type { Language } from '../../src/standard/types.ts'
import { settled } from '../browser/on-page.ts'

/** What the page of an answer shows, read off its elements. */
export interface Shown {
  readonly sentence: string
  readonly columns: readonly Pick<AnswerColumn, 'name' | 'label'>[]
  readonly cells: readonly (readonly ShownCell[])[]
  readonly findings: readonly string[]
}

interface ShownCell {
  /** The element that holds it; `null` where nothing is known. */
  readonly tag: 'DATA' | 'TIME' | 'A' | 'BDI' | null
  /** The value itself, as the element carries it. */
  readonly value: string
  /** What people read. */
  readonly text: string
}

/** Everything the table shows, once the page has settled. */
export async function shownOn(page: Page): Promise<Shown> {
  await settled(page)
  return page.evaluate(`(() => {
    const texts = (selector) =>
      [...document.querySelectorAll(selector)].map((each) => each.textContent)
    const cell = (td) => {
      const held = td.querySelector('data, time, a, bdi')
      const value = held?.value || held?.dateTime || held?.dataset.ref || held?.textContent
      return { tag: held?.tagName ?? null, value: value ?? '', text: held?.textContent ?? '' }
    }
    return {
      sentence: texts('[data-part=sentence]').join(),
      columns: [...document.querySelectorAll('th[data-column]')].map((th) => ({
        name: th.dataset.column,
        label: th.textContent,
      })),
      cells: [...document.querySelectorAll('main tbody tr')].map((tr) => [...tr.cells].map(cell)),
      findings: texts('#findings ~ ul li > span:nth-child(2)'),
    }
  })()`)
}

/** The rows that the page shows, with the values of the API: numbers are numbers again. */
export function rowsOf(shown: Shown, columns: readonly AnswerColumn[]): readonly AnswerRow[] {
  return shown.cells.map((cells) =>
    Object.fromEntries(columns.map(({ name, unit }, index) => [name, cellOf(cells[index], unit)])),
  )
}

function cellOf(cell: ShownCell | undefined, unit: AnswerColumn['unit']): Cell {
  if (cell === undefined || cell.tag === null) return null
  const isNumber = ['count', 'fraction', 'days'].includes(unit)
  return isNumber ? Number(cell.value) : cell.value
}

/** How people read the figures of an answer, row by row, in the writing of the terminal. */
export function figuresWritten(
  { columns, rows, currency }: AnswerEnvelope,
  lang: Language,
): readonly (readonly string[])[] {
  return rows.map((row) =>
    columns.flatMap(({ name, unit, span }) => {
      const cell = row[name] ?? null
      if (unit === 'money')
        return cell === null
          ? ['']
          : [`${formatMoney(roundDecimal(String(cell), currency), lang)} ${currency}`]
      if (span === true && cell !== null) return [formatSpan(Number(cell), lang)]
      const write = { count: formatCount, fraction: formatFraction, days: formatDays }[
        unit as string
      ]
      if (write === undefined) return []
      return cell === null ? [''] : [write(Number(cell), lang)]
    }),
  )
}

/** The same as the page writes them. */
export function figuresShown(
  shown: Shown,
  columns: readonly AnswerColumn[],
): readonly (readonly string[])[] {
  return shown.cells.map((cells) =>
    columns.flatMap(({ unit }, index) =>
      ['count', 'fraction', 'days', 'money'].includes(unit) ? [cells[index]?.text ?? ''] : [],
    ),
  )
}
