import type { AnswerEnvelope, AnswerRow } from '../../answers/answer.ts'
import type { Language } from '../../standard/types.ts'
import { harborWithMoney } from './envelopes.ts'

const carried: Readonly<Record<string, readonly [of: string, amount: string]>> = {
  commit: ['committed', '2960000.00'],
  live: ['started', '2840000.00'],
  impact: ['running', '2790000.50'],
}

/** A right wing that carries a year's money. */
export function recurringHarbor(lang: Language): AnswerEnvelope {
  const { columns, rows, summary, ...rest } = harborWithMoney(lang)
  return {
    ...rest,
    columns: [
      ...columns,
      { name: 'recurring', unit: 'money', label: 'recurring' },
      { name: 'recurring_of', unit: 'text', label: 'recurring of' },
    ],
    rows: rows.map((row): AnswerRow => {
      const [of, amount] = carried[String(row['stage'])] ?? [null, null]
      return { ...row, recurring: amount, recurring_of: of }
    }),
    summary: {
      ...summary,
      recurring: [
        {
          by: [],
          committed: '2960000.00',
          started: '2840000.00',
          running: '2790000.50',
          from: '2025-10-01',
          until: '2026-10-01',
          won: '830000.00',
          expansion: '215000.00',
          lost: '-96500.00',
          currency: '-1200.00',
          years: 5,
          lifetime: '16200000.00',
        },
      ],
    },
  }
}
