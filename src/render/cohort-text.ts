import type { AnswerColumn, AnswerEnvelope, AnswerRow } from '../answers/answer.ts'
import type { Language } from '../standard/types.ts'
import { intervalOf, sliceName } from './bowtie/heading.ts'
import { WORDS } from './bowtie/words.ts'
import { cleanText } from './text/clean-text.ts'
import { displayWidth } from './text/display-width.ts'
import { fitText, wrapText } from './text/fit-text.ts'
import { formatCount, formatShort } from './text/format.ts'

interface TextOptions {
  readonly width: number
  readonly lang: Language
}

const GAP = 1
/** Per cent from here on are written short. */
const MOST_WHOLE = 100_000

const words = {
  en: {
    cohort: 'began',
    note: 'In per cent of what each cohort began with, across: periods later. What is empty lies beyond what is known.',
    cut: (first: string, last: string) =>
      `Periods ${first} to ${last} find no room here: --format csv or html has them.`,
  },
  fr: {
    cohort: 'début',
    note: 'En pour cent de ce avec quoi chaque cohorte a commencé, de gauche à droite\u00a0: périodes après. Ce qui est vide n’est pas encore connu.',
    cut: (first: string, last: string) =>
      `Les périodes ${first} à ${last} n’ont pas de place ici\u00a0: --format csv ou html les donne.`,
  },
} as const

/** It tells cohorts, by age. */
export function isCohorts({ columns }: Pick<AnswerEnvelope, 'columns'>): boolean {
  return ['start', 'age', 'share'].every((name) => columns.some((column) => column.name === name))
}

/**
 * Cohorts down, ages across, as many as fit: what is left in per cent. Without slices the gross
 * triangle stands under the net one.
 */
export function renderCohorts(envelope: AnswerEnvelope, options: TextOptions): string {
  const { columns } = envelope
  const { lang, width } = options
  const dimensions = columns.slice(
    0,
    columns.findIndex(({ name }) => name === 'start'),
  )
  const keyOf = (row: AnswerRow): string =>
    JSON.stringify(dimensions.map(({ name }) => row[name] ?? null))
  const keys = [...new Set(envelope.rows.map(keyOf))]
  const groups = keys.map((key) => envelope.rows.filter((row) => keyOf(row) === key))
  const shares = dimensions.length === 0 ? ['share', 'gross_share'] : ['share']
  const triangles = groups.flatMap((rows) =>
    shares.map((share) => {
      const title =
        dimensions.length === 0 ? labelOf(columns, share) : nameOf(rows, dimensions, lang)
      return triangle(
        rows,
        { title, share, customers: labelOf(columns, 'customers') },
        envelope,
        options,
      )
    }),
  )
  const shown = Math.min(...triangles.map((each) => each.ages))
  const every = Math.max(...envelope.rows.map((row) => (isKnown(row) ? Number(row['age']) + 1 : 0)))
  const notes = [
    words[lang].note,
    ...(shown < every
      ? [words[lang].cut(formatCount(shown, lang), formatCount(every - 1, lang))]
      : []),
  ]
  return [
    ...triangles.flatMap(({ lines }) => [...lines, '']),
    ...notes.flatMap((note) => wrapText(note, width)),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

interface About {
  readonly title: string
  readonly share: string
  readonly customers: string
}

function triangle(
  rows: readonly AnswerRow[],
  { title, share, customers }: About,
  envelope: AnswerEnvelope,
  { width, lang }: TextOptions,
): { readonly lines: readonly string[]; readonly ages: number } {
  const interval = intervalOf(envelope)
  const starts = [...new Set(rows.map((row) => String(row['start'])))].toSorted()
  const cells = new Map(rows.map((row) => [`${String(row['start'])} ${String(row['age'])}`, row]))
  const every = Math.max(1, ...rows.map((row) => (isKnown(row) ? Number(row['age']) + 1 : 0)))
  const names = starts.map((start) =>
    cleanText(interval === 'year' ? start.slice(0, 4) : start.slice(0, 7)),
  )
  const counts = starts.map((start) => {
    const count = cells.get(`${start} 0`)?.['customers']
    return typeof count === 'number' ? formatCount(count, lang) : ''
  })
  const textAt = (start: string, age: number): string => {
    const value = cells.get(`${start} ${age}`)?.[share]
    return typeof value === 'number' ? perCent(value, lang) : ''
  }
  const lefts = [columnOf(words[lang].cohort, names), columnOf(customers, counts)]
  const left = lefts.reduce((sum, own) => sum + own + 2 * GAP, 0)
  const widest = Math.max(
    ...starts.flatMap((start) =>
      Array.from({ length: every }, (_, age) => displayWidth(textAt(start, age))),
    ),
    displayWidth(formatCount(every - 1, lang)),
  )
  const ages = Math.max(1, Math.min(every, Math.floor((width - left) / (widest + GAP))))
  const line = (name: string, count: string, texts: readonly string[]): string =>
    [
      fitText(name, lefts[0] ?? 0),
      '  ',
      fitText(count, lefts[1] ?? 0, 'right'),
      ' ',
      ...texts.map((text) => ' '.repeat(GAP) + fitText(text, widest, 'right')),
    ]
      .join('')
      .trimEnd()
  const across = Array.from({ length: ages }, (_, age) => age)
  const head = line(
    words[lang].cohort,
    customers,
    across.map((age) => formatCount(age, lang)),
  )
  return {
    ages,
    lines: [
      ...wrapText(title, width),
      head,
      '─'.repeat(Math.min(width, left + ages * (widest + GAP))),
      ...starts.map((start, index) =>
        line(
          names[index] ?? '',
          counts[index] ?? '',
          across.map((age) => textAt(start, age)),
        ),
      ),
    ],
  }
}

/** A whole number of per cent; what is not quite none or all does not round to it. */
function perCent(value: number, lang: Language): string {
  const whole = Math.round(value * 100)
  if (value > 0 && whole === 0) return '<1'
  if (value < 1 && whole === 100) return '>99'
  return whole < MOST_WHOLE ? formatCount(whole, lang) : formatShort(whole, lang)
}

function columnOf(header: string, cells: readonly string[]): number {
  return Math.min(14, Math.max(...[header, ...cells].map((text) => displayWidth(text))))
}

function isKnown(row: AnswerRow): boolean {
  return typeof row['share'] === 'number'
}

function labelOf(columns: readonly AnswerColumn[], name: string): string {
  return cleanText(columns.find((column) => column.name === name)?.label ?? name)
}

function nameOf(
  rows: readonly AnswerRow[],
  dimensions: readonly AnswerColumn[],
  lang: Language,
): string {
  const slice = dimensions.map(({ name, label }) => {
    const value = rows[0]?.[name] ?? null
    return {
      dimension: cleanText(label),
      value: value === null ? null : cleanText(String(value)),
    }
  })
  return sliceName(slice, WORDS[lang])
}
