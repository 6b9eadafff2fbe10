import type { Finding } from '../../findings/finding.ts'
import { formatDecimal } from '../../money/decimal.ts'
import { isActing, policyShares, type PolicyShare } from '../../models/business/restatement.ts'
import { policyKeys } from '../../standard/profiles.ts'
import { formatDay } from '../../time/calendar.ts'
import type { AnswerContext, AnswerRow, AnswerTable } from '../answer.ts'
import { column, details } from '../columns.ts'
import {
  definitionFindings,
  differenceRef,
  policiesCompared,
  shownDefinition,
} from './compare-definitions.ts'
import type { DefinitionSides } from './definition-side.ts'
import { policiesSentence } from './definition-words.ts'
import { moneyQuestion } from '../money/money-asked.ts'
import { policyLabels, policyValue } from './policy-words.ts'
import { restated } from './stated-money.ts'

const figures = [
  column('policy', 'text', { en: 'policy', fr: 'règle' }),
  column('label', 'text', { en: 'what it decides', fr: 'ce qu’elle décide' }),
  column('share', 'money', { en: 'in its turn', fr: 'à son tour' }),
  column('alone', 'money', { en: 'alone', fr: 'seule' }),
  column('accounts', 'count', { en: 'accounts changed', fr: 'comptes modifiés' }),
  column('a', 'text', { en: 'A', fr: 'A' }),
  column('b', 'text', { en: 'B', fr: 'B' }),
  ...details(
    column('share_customers', 'count', { en: 'customers, in its turn', fr: 'clients, à son tour' }),
    column('alone_customers', 'count', { en: 'customers, alone', fr: 'clients, seule' }),
  ),
  column('ref', 'ref', { en: 'ref', fr: 'réf.' }),
]

/** What each policy on which two definitions differ makes of recurring revenue, where it does anything. */
export async function comparePolicies(
  { engine, lang }: AnswerContext,
  sides: DefinitionSides,
): Promise<AnswerTable> {
  const { catalog } = engine
  const { a, b } = sides
  const question = moneyQuestion(b.asked)
  const definitions = { from: a.policies, to: b.policies, isAlone: true }
  const { policies, turns, alone } = await restated(engine, question, definitions)
  const [first, last] = [turns[0] ?? null, turns.at(-1) ?? null]
  const shares = policyShares(policies, turns, alone)
  const acting = shares.filter(isActing)
  const difference = (last?.closing ?? 0n) - (first?.closing ?? 0n)
  const money = (scaled: bigint): string => formatDecimal(scaled, catalog.currency)
  return {
    asOf: formatDay(b.asked.asOf),
    columns: figures.map((make) => make(lang)),
    rows: acting.map((each): AnswerRow => ({
      policy: policyKeys[each.policy],
      label: policyLabels[each.policy][lang],
      share: money(each.share),
      alone: money(each.alone),
      accounts: each.accounts,
      a: policyValue(a.policies[each.policy]),
      b: policyValue(b.policies[each.policy]),
      share_customers: each.shareCustomers,
      alone_customers: each.aloneCustomers,
      ref: differenceRef(each.policy, sides, catalog),
    })),
    summary: {
      sentence: policiesSentence(
        shares,
        { first, last },
        { sides, currency: catalog.currency, lang },
      ),
      show: 'policies',
      a: shownDefinition(a, first, catalog),
      b: shownDefinition(b, last, catalog),
      difference: money(difference),
      unchanged: shares.length - acting.length,
      policies: policiesCompared(catalog, sides, lang),
    },
    findings: [
      ...(await definitionFindings(engine, sides, isNothing(first?.customers, last?.customers))),
      ...actingTogether(shares),
    ],
  }
}

function isNothing(one = 0, other = 0): boolean {
  return one === 0 && other === 0
}

/** Where policies act on the same money, what is theirs depends on the order. */
function actingTogether(shares: readonly PolicyShare[]): readonly Finding[] {
  const rows = shares.filter(({ alone, share }) => alone !== share).length
  const about = { code: 'policies_overlap', severity: 'info', where: 'share' } as const
  return rows === 0 ? [] : [{ ...about, rows, params: {} }]
}
