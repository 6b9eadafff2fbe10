import { formatDecimal } from '../../money/decimal.ts'
import { accountDifferences } from '../../models/business/restatement.ts'
import { policyKeys } from '../../standard/profiles.ts'
import { formatDay } from '../../time/calendar.ts'
import type { AnswerContext, AnswerRow, AnswerTable } from '../answer.ts'
import { column } from '../columns.ts'
import { definitionFindings, policiesCompared, shownDefinition } from './compare-definitions.ts'
import type { DefinitionSides } from './definition-side.ts'
import { accountsSentence } from './definition-words.ts'
import { moneyQuestion } from '../money/money-asked.ts'
import { policyLabels } from './policy-words.ts'
import { restated } from './stated-money.ts'
import { unitRows } from '../explain/unit-rows.ts'

const figures = [
  column('account', 'text', { en: 'account', fr: 'compte' }),
  column('a', 'money', { en: 'ARR by A', fr: 'ARR selon A' }),
  column('b', 'money', { en: 'ARR by B', fr: 'ARR selon B' }),
  column('difference', 'money', { en: 'B − A', fr: 'B − A' }),
  column('policy', 'text', { en: 'policy', fr: 'règle' }),
  column('label', 'text', { en: 'because of', fr: 'à cause de' }),
  column('others', 'count', { en: 'other policies', fr: 'autres règles' }),
  column('a_ref', 'ref', { en: 'A: ref', fr: 'A\u00a0: réf.' }),
  column('b_ref', 'ref', { en: 'B: ref', fr: 'B\u00a0: réf.' }),
]

/** Which accounts pay another amount by one definition than by the other, and why. */
export async function compareAccounts(
  { engine, lang }: AnswerContext,
  sides: DefinitionSides,
): Promise<AnswerTable> {
  const { catalog } = engine
  const { a, b } = sides
  const question = moneyQuestion(b.asked)
  const definitions = { from: a.policies, to: b.policies, isAlone: false }
  const { policies, turns } = await restated(engine, question, definitions)
  const [first, last] = [turns[0] ?? null, turns.at(-1) ?? null]
  const differing = accountDifferences(policies, turns)
  const all = new Set([...(first?.accounts.keys() ?? []), ...(last?.accounts.keys() ?? [])]).size
  const difference = differing.reduce((sum, { from, to }) => sum + to - from, 0n)
  const money = (scaled: bigint): string => formatDecimal(scaled, catalog.currency)
  return {
    asOf: formatDay(b.asked.asOf),
    columns: figures.map((make) => make(lang)),
    rows: differing.map(({ account, from, to, policy, others }): AnswerRow => ({
      account,
      a: money(from),
      b: money(to),
      difference: money(to - from),
      policy: policyKeys[policy],
      label: policyLabels[policy][lang],
      others,
      a_ref: unitRows(account, 'account', a.policies),
      b_ref: unitRows(account, 'account', b.policies),
    })),
    summary: {
      sentence: accountsSentence(differing, all - differing.length, {
        sides,
        currency: catalog.currency,
        lang,
      }),
      show: 'accounts',
      a: shownDefinition(a, first, catalog),
      b: shownDefinition(b, last, catalog),
      difference: money(difference),
      differing: differing.length,
      equal: all - differing.length,
      policies: policiesCompared(catalog, sides, lang),
    },
    findings: await definitionFindings(engine, sides, all === 0),
  }
}
