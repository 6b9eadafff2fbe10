import type { AnswerColumn, AnswerEnvelope, AnswerRow, Unit } from '../../answers/answer.ts'
import type { Language } from '../../standard/types.ts'

type Columns = readonly (readonly [name: string, unit: Unit, en: string, fr: string])[]

const DAY = 86_400_000

/** A figure and the ends of its interval. */
function ranged(name: string, unit: Unit, en: string, fr: string): Columns {
  return [
    [name, unit, en, fr],
    [`${name}_low`, unit, 'from', 'de'],
    [`${name}_high`, unit, 'to', 'à'],
  ]
}

const purchaseColumns: Columns = [
  ['customers', 'count', 'customers', 'clients'],
  ['repeated', 'count', 'of these, bought again', 'dont revenus'],
  ['repeats', 'count', 'repeat purchases', 'achats répétés'],
  ['spent', 'money', 'paid at them', 'payé alors'],
  ['alive', 'fraction', 'still there', 'encore là'],
  ...ranged('expected', 'count', 'purchases expected in 12 months', 'achats attendus en 12 mois'),
  ['expected_naive', 'count', 'by the rate so far', 'au rythme passé'],
  ...ranged('value', 'money', 'expected to pay in 12 months', 'paiements attendus en 12 mois'),
  ['checked_from', 'date', 'held back from', 'caché à partir du'],
  ['actual', 'count', 'bought since then', 'achetés depuis'],
  ...ranged('predicted', 'count', 'foretold', 'prévus'),
  ['predicted_naive', 'count', 'by the rate until then', 'au rythme d’avant'],
  ['actual_spent', 'money', 'paid since then', 'payé depuis'],
  ...ranged('predicted_value', 'money', 'foretold', 'prévu'),
]

const courseColumns: Columns = [
  ['until', 'date', 'before', 'avant le'],
  ['actual', 'count', 'repeat purchases', 'achats répétés'],
  ...ranged('predicted', 'count', 'told by the model', 'dits par le modèle'),
  ['naive', 'count', 'by the rate until then', 'au rythme d’avant'],
  ['checked_from', 'date', 'held back from', 'caché à partir du'],
]

type Slices = readonly (string | null)[]

/** Purchases and their value, fewer in later slices; nothing is foretold of the third. */
export function madePurchases(lang: Language, slices: Slices = []): AnswerEnvelope {
  return made(lang, slices, columnsIn(purchaseColumns, lang), (place): readonly AnswerRow[] => {
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
  const [start, split] = [Date.parse('2024-07-01') / DAY, Date.parse('2025-03-01') / DAY]
  return made(lang, slices, columnsIn(courseColumns, lang), (place) =>
    Array.from({ length: 25 }, (_, at): AnswerRow => {
      const day = start + Math.round(((split - start) * at) / 16)
      const bought = (600 / (place + 1)) * (at / 16) ** 1.6
      const since = Math.max(0, at - 16)
      const isTold = place !== 2
      const told = isTold ? bought * (1 + 0.01 * since) : null
      const isRanged = told !== null && since > 0
      return {
        until: new Date(day * DAY).toISOString().slice(0, 10),
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

function columnsIn(columns: Columns, lang: Language): readonly AnswerColumn[] {
  return columns.map(([name, unit, en, fr]) => ({ name, unit, label: { en, fr }[lang] }))
}
