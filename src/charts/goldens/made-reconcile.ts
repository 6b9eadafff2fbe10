import type { AnswerColumn, AnswerEnvelope, AnswerRow, Unit } from '../../answers/answer.ts'
import type { Language } from '../../standard/types.ts'

type Columns = readonly (readonly [name: string, unit: Unit, en: string, fr: string])[]

const monthColumns: Columns = [
  ['month', 'date', 'month', 'mois'],
  ['ours', 'money', 'our ARR', 'notre ARR'],
  ['theirs', 'money', 'their ARR', 'leur ARR'],
  ['gap', 'money', 'gap', 'écart'],
  ['gap_share', 'fraction', 'of theirs', 'du leur'],
  ['accounts', 'count', 'accounts that differ', 'comptes qui diffèrent'],
  ['cause', 'text', 'what would close it', 'ce qui le comblerait'],
  ['closes', 'fraction', 'closed by it', 'part comblée'],
  ['ref', 'ref', 'ref', 'réf.'],
]

const accountColumns: Columns = [
  ['account', 'text', 'account', 'compte'],
  ['ours', 'money', 'our ARR', 'notre ARR'],
  ['theirs', 'money', 'their ARR', 'leur ARR'],
  ['gap', 'money', 'gap', 'écart'],
  ['why', 'text', 'why', 'pourquoi'],
  ['reason', 'text', 'reason', 'motif'],
  ['ref', 'ref', 'ref', 'réf.'],
]

const knotColumns: Columns = [
  ['side', 'text', 'side', 'côté'],
  ['account', 'text', 'account', 'compte'],
  ['journey', 'text', 'journey', 'parcours'],
  ['subscription', 'text', 'subscription', 'abonnement'],
  ['since', 'date', 'won or signed', 'gagné ou signé'],
  ['days', 'count', 'days since', 'jours depuis'],
  ['amount', 'money', 'ARR', 'ARR'],
  ['ref', 'ref', 'ref', 'réf.'],
]

/** Ours beside theirs: alike, then above, then more and more below. */
export function madeReconcile(lang: Language, months = 12): AnswerEnvelope {
  const rows = Array.from({ length: months }, (_, index): AnswerRow => {
    const theirs = 100_000 + 22_500.5 * index
    const gap = index < 2 ? 0 : index < 5 ? 1200.25 : -900.75 * index
    return {
      month: `${2025 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`,
      ours: (theirs + gap).toFixed(2),
      theirs: theirs.toFixed(2),
      gap: gap.toFixed(2),
      gap_share: gap / theirs,
      accounts: index < 2 ? 0 : index,
      cause: index < 2 ? null : 'ends: cancelled',
      closes: index < 2 ? null : 0.83,
      ref: 'revenue/all?interval=month',
    }
  })
  return envelope(lang, 'months', monthColumns, rows)
}

const reasons = ['ends: cancelled', 'not in theirs', '× 1.2 as others (tax, a rate?)', 'rounding']

/** Whom a gap is made of, the largest first, and what is of no account. */
export function madeGaps(lang: Language, accounts = 9): AnswerEnvelope {
  const rows = Array.from({ length: accounts + 1 }, (_, index): AnswerRow => {
    const isRest = index === accounts
    const gap = isRest ? -250.4 : (index % 3 === 1 ? -1 : 1) * (42_000 / (index + 1))
    const name =
      index === 2 ? 'a very long name of an account & <sons> that goes on' : `A000${index}`
    return {
      account: isRest ? null : name,
      ours: isRest ? null : (60_000 + gap).toFixed(2),
      theirs: isRest ? null : '60000.00',
      gap: gap.toFixed(2),
      why: reasons[index % reasons.length] ?? null,
      reason: 'differs',
      ref: isRest ? null : 'rows/subscriptions?account_id=a1',
    }
  })
  return envelope(lang, 'accounts', accountColumns, rows)
}

/** Wins without a subscription, and subscriptions without a win. */
export function madeKnot(lang: Language): AnswerEnvelope {
  const words = {
    en: ['won, not paid', 'paid, not won'],
    fr: ['gagné, non payé', 'payé, non gagné'],
  }[lang]
  const rows = Array.from({ length: 6 }, (_, index): AnswerRow => {
    const isWon = index < 3
    return {
      side: words[isWon ? 0 : 1] ?? null,
      account: index === 1 ? null : `A000${index}`,
      journey: isWon ? `L000${index}` : null,
      subscription: isWon ? null : `S000${index}`,
      since: `2026-0${index + 1}-12`,
      days: 200 - index * 30,
      amount: index === 2 ? null : (18_000 / (index + 1)).toFixed(2),
      ref: isWon ? `journey/L000${index}` : `rows/subscriptions?subscription_id=S000${index}`,
    }
  })
  return envelope(lang, 'knot', knotColumns, rows)
}

function envelope(
  lang: Language,
  view: 'months' | 'accounts' | 'knot',
  columns: Columns,
  rows: readonly AnswerRow[],
): AnswerEnvelope {
  return {
    answer: 'reconcile',
    company: 'Made-up & Sons',
    asOf: '2026-10-01',
    currency: 'EUR',
    profile: 'bowline',
    input: { view, seriesUnit: 'month', per: 'year', grace: 30, tolerance: '0.005', lang },
    columns: columns.map(([name, unit, en, fr]): AnswerColumn => ({
      name,
      unit,
      label: { en, fr }[lang],
    })),
    rows,
    summary: {
      sentence:
        lang === 'fr'
          ? 'Le nôtre à côté du leur, et ce qui les sépare.'
          : 'Ours beside theirs, and what lies between.',
      view,
    },
    findings: [],
  }
}
