import type { AnswerEnvelope, AnswerRow } from '../../answers/answer.ts'
import type { Language } from '../../standard/types.ts'
import { columnsOf, madeEnvelope, type Columns } from './made-plots.ts'

const columns: Columns = [
  ['stage', 'text', 'stage', 'étape'],
  ['label', 'text', 'name', 'nom'],
  ['rate_age', 'days', 'within', 'en'],
  ['a_rate', 'fraction', 'A: rate', 'A\u00a0: taux'],
  ['b_rate', 'fraction', 'B: rate', 'B\u00a0: taux'],
  ['difference', 'fraction', 'B − A', 'B − A'],
  ['difference_low', 'fraction', 'B − A, low', 'B − A, bas'],
  ['difference_high', 'fraction', 'B − A, high', 'B − A, haut'],
  ['verdict', 'text', 'verdict', 'verdict'],
  ['a_rate_low', 'fraction', 'A: rate, low', 'A\u00a0: taux, bas'],
  ['a_rate_high', 'fraction', 'A: rate, high', 'A\u00a0: taux, haut'],
  ['a_rate_n', 'count', 'A: rate of', 'A\u00a0: taux sur'],
  ['b_rate_low', 'fraction', 'B: rate, low', 'B\u00a0: taux, bas'],
  ['b_rate_high', 'fraction', 'B: rate, high', 'B\u00a0: taux, haut'],
  ['b_rate_n', 'count', 'B: rate of', 'B\u00a0: taux sur'],
]

const verdicts = {
  signal: { en: 'signal', fr: 'signal' },
  indistinct: { en: 'not distinguishable', fr: 'indiscernables' },
  too_few: { en: 'too few', fr: 'trop peu' },
}

type Side = readonly [rate: number | null, half: number | null, n: number]
const stages: readonly (readonly [en: string, fr: string, a: Side, b: Side])[] = [
  ['Awareness', 'Notoriété', [0.25, 0.01, 12_400], [0.254, 0.01, 11_800]],
  ['Education', 'Éducation', [0.31, 0.03, 3136], [0.42, 0.03, 2990]],
  ['A stage of a very long name', 'Une étape au nom très long', [0.5, 0.2, 12], [0.7, 0.2, 14]],
  ['Commit', 'Engagement', [1, null, 40], [0.9, 0.06, 60]],
  ['Live', 'Mise en service', [null, null, 3], [0.8, 0.1, 55]],
  ['Expansion', 'Expansion', [null, null, 0], [null, null, 0]],
]

/** Two halves of a year: one signal, one that is none, and what is not told. */
export function madeCompare(lang: Language): AnswerEnvelope {
  return madeEnvelope('compare', lang, {
    columns: columnsOf(columns, [], lang),
    rows: stages.map(([en, fr, a, b]): AnswerRow => {
      const [rateA, halfA, nA] = a
      const [rateB, halfB] = b
      const value = rateA === null || rateB === null ? null : rateB - rateA
      const half = Math.hypot(halfA ?? 0.04, halfB ?? 0.04)
      const verdict =
        value === null || nA < 20 ? 'too_few' : Math.abs(value) > half ? 'signal' : 'indistinct'
      return {
        stage: en.toLowerCase(),
        label: { en, fr }[lang],
        rate_age: 90,
        ...sideOf('a', a),
        ...sideOf('b', b),
        difference: value,
        difference_low: value === null ? null : value - half,
        difference_high: value === null ? null : value + half,
        verdict: verdicts[verdict][lang],
      }
    }),
    input: { against: ['from=2025-01-01', 'to=2025-07-01'], from: '2025-07-01', to: '2026-01-01' },
    summary: {
      a: {
        label: {
          en: 'by entry, from 2025-01-01 to 2025-07-01',
          fr: 'par date d’entrée, du 2025-01-01 au 2025-07-01',
        }[lang],
      },
      b: {
        label: {
          en: 'by entry, from 2025-07-01 to 2026-01-01',
          fr: 'par date d’entrée, du 2025-07-01 au 2026-01-01',
        }[lang],
      },
      verdicts: Object.fromEntries(
        Object.entries(verdicts).map(([code, words]) => [words[lang], code]),
      ),
    },
    sentence: {
      en: 'The largest difference to believe in: from Education, 42 % go on in B and 31 % in A, +11 points (+6.8 to +15.2).',
      fr: 'La plus grande différence établie\u00a0: de «\u00a0Éducation\u00a0», 42\u00a0% continuent en B et 31\u00a0% en A, soit +11 points (de +6,8 à +15,2).',
    },
  })
}

function sideOf(name: 'a' | 'b', [rate, half, n]: Side): AnswerRow {
  return {
    [`${name}_rate`]: rate,
    [`${name}_rate_low`]: rate === null || half === null ? null : rate - half,
    [`${name}_rate_high`]: rate === null || half === null ? null : rate + half,
    [`${name}_rate_n`]: n,
  }
}
