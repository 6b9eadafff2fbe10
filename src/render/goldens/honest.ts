import type { AnswerEnvelope } from '../../answers/answer.ts'
import type { Language } from '../../standard/types.ts'
import { harbor, olist, quarterly } from './envelopes.ts'

type Told = readonly [
  rate: number | null,
  low: number | null,
  high: number | null,
  age: number,
  median: number | null,
]

/** Made-up bowties with rates within an age; a rate of fewer than 20 and one that is not told. */
export function honestHarbor(lang: Language): AnswerEnvelope {
  return withRates(harbor(lang), {
    awareness: [0.252, 0.244, 0.26, 60, 6.4],
    education: [0.431, 0.413, 0.449, 60, 15.1],
    consideration: [0.561, 0.53, 0.592, 30, 9.8],
    selection: [0.302, 0.262, 0.343, 90, 41],
    commit: [0.973, 0.93, 0.99, 60, 21],
    live: [1, null, null, 365, 69.5],
    impact: [null, null, null, 730, null],
    retention: [0.611, 0.488, 0.713, 365, 134.2],
  })
}

export function honestOlist(lang: Language): AnswerEnvelope {
  return withRates(olist(lang), {
    education: [0.1041, 0.0974, 0.111, 270, 14.5192],
    commit: [0.5323, 0.4927, 0.5702, 180, 54.9459],
  })
}

/** Few enough to be a direction only. */
export function honestFew(lang: Language): AnswerEnvelope {
  const envelope = withRates(olist(lang), { commit: [0.4, 0.16, 0.63, 0.5, 0.2] })
  const rows = envelope.rows.map((row) => (row['rate_n'] === 842 ? { ...row, rate_n: 12 } : row))
  return { ...envelope, rows }
}

/** The same, its first stage counted by month alone: nobody knows who of them went on. */
export function countedHarbor(lang: Language): AnswerEnvelope {
  return withCounts(honestHarbor(lang))
}

/** By quarter, with rates within an age: one of few, one not told yet. */
export function honestQuarters(lang: Language): AnswerEnvelope {
  const quarters = quarterly(lang)
  const envelope = withRates(
    { ...quarters, input: { ...quarters.input, view: 'cohort' } },
    {
      education: [0.431, 0.413, 0.449, 60, 15.1],
      consideration: [0.561, 0.53, 0.592, 30, 9.8],
      commit: [0.973, 0.93, 0.99, 60, 21],
    },
  )
  const rows = envelope.rows.map((row) => {
    if (row['stage'] === 'commit' && row['period'] === '2025-01-01') return { ...row, rate_n: 12 }
    if (row['period'] !== '2026-04-01') return row
    return row['rate_age'] == null ? row : { ...row, rate: null, rate_low: null, rate_high: null }
  })
  return { ...envelope, rows }
}

function withCounts(envelope: AnswerEnvelope): AnswerEnvelope {
  const unknown = [
    'open',
    'lost',
    'gone_on',
    'rate_naive',
    'rate_naive_n',
    'rate_low',
    'rate_high',
    'rate_age',
    'rate_maturity',
    'time_median',
    'time_naive_median',
    'amount',
  ]
  const rows = envelope.rows.map((row) =>
    row['stage'] === 'awareness'
      ? { ...row, ...Object.fromEntries(unknown.map((name) => [name, null])), known_by: 'counts' }
      : { ...row, known_by: 'entries' },
  )
  const column = { name: 'known_by', unit: 'text', label: 'known by' } as const
  return { ...envelope, rows, columns: [...envelope.columns, column] }
}

function withRates(envelope: AnswerEnvelope, told: Readonly<Record<string, Told>>): AnswerEnvelope {
  const rows = envelope.rows.map((row) => {
    const own = told[String(row['stage'])]
    if (own === undefined) return row
    const [rate, rate_low, rate_high, rate_age, time_median] = own
    const rate_n = row['entered'] ?? null
    return { ...row, rate, rate_low, rate_high, rate_age, rate_n, rate_maturity: 0.6, time_median }
  })
  return { ...envelope, rows }
}
