import type { AnswerColumn, AnswerEnvelope, AnswerRow } from '../../answers/answer.ts'
import { courseColumns, purchaseColumns } from '../../answers/purchase-columns.ts'
import type { Language } from '../../standard/types.ts'
import { formatDay, parseDay } from '../../time/calendar.ts'

type Slices = readonly (string | null)[]

/** Purchases and their value, fewer in later slices; nothing is foretold of the third. */
export function madePurchases(lang: Language, slices: Slices = []): AnswerEnvelope {
  return made(lang, slices, purchaseColumns(12, lang), (place): readonly AnswerRow[] => {
    const size = 900 / (place + 1)
    const isTold = place !== 2
    const about = (name: string, value: number, write: (value: number) => string | number) =>
      Object.entries({ '': value, _low: value * 0.9, _high: value * 1.12 }).map(
        ([end, each]) => [`${name}${end}`, isTold ? write(each) : null] as const,
      )
    return [
      {
        customers: size,
        repeated: size * 0.6,
        repeats: size * 3,
        spent: money(size * 120),
        alive: isTold ? 0.71 : null,
        ...Object.fromEntries(about('expected', size * 1.4, count)),
        expected_naive: size * 2.1,
        ...Object.fromEntries(about('value', size * 56, money)),
        checked_from: '2025-03-01',
        actual: Math.round(size * 0.44),
        ...Object.fromEntries(about('predicted', size * 0.47, count)),
        predicted_naive: size * 0.8,
        actual_spent: money(size * 18),
        ...Object.fromEntries(about('predicted_value', size * 19, money)),
      },
    ]
  })
}

/** Cumulated purchases day by day: as made, and as foretold from March on. */
export function madeCourse(lang: Language, slices: Slices = []): AnswerEnvelope {
  const [start, split] = [parseDay('2024-07-01')!, parseDay('2025-03-01')!]
  return made(lang, slices, courseColumns(lang), (place) =>
    Array.from({ length: 25 }, (_, at): AnswerRow => {
      const day = start + Math.round(((split - start) * at) / 16)
      const bought = (600 / (place + 1)) * (at / 16) ** 1.6
      const since = Math.max(0, at - 16)
      const isTold = place !== 2
      const told = isTold ? bought * (1 + 0.01 * since) : null
      const isRanged = told !== null && since > 0
      return {
        until: formatDay(day),
        actual: Math.round(bought),
        predicted: told,
        predicted_low: isRanged ? told - 6 * since : null,
        predicted_high: isRanged ? told + 7 * since : null,
        naive: at < 16 ? null : (600 / (place + 1)) * (1 + since / 8),
        checked_from: '2025-03-01',
      }
    }),
  )
}

function made(
  lang: Language,
  slices: Slices,
  columns: readonly AnswerColumn[],
  rowsOf: (place: number) => readonly AnswerRow[],
): AnswerEnvelope {
  const isSliced = slices.length > 0
  const shown = isSliced ? slices : [null]
  return {
    answer: 'purchases',
    company: 'Harbor',
    asOf: '2025-07-01',
    currency: 'EUR',
    profile: 'bowline',
    input: isSliced ? { by: ['segment'] } : {},
    columns: [
      ...(isSliced ? [{ name: 'segment', unit: 'text' as const, label: 'segment' }] : []),
      ...columns,
    ],
    rows: shown.flatMap((slice, place) =>
      rowsOf(place).map((row) => (isSliced ? { segment: slice, ...row } : row)),
    ),
    summary: {
      sentence: {
        en: 'Of 900 customers without a contract, 60 % bought again.',
        fr: 'De 900 clients sans contrat, 60 % ont acheté de nouveau.',
      }[lang],
    },
    findings: [],
  }
}

function money(value: number): string {
  return value.toFixed(2)
}

function count(value: number): number {
  return value
}
