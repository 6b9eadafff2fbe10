import { z } from 'zod'
import {
  againstInput,
  againstOption,
  isOfDefinitions,
  type ComparedInput,
} from '../input/against-input.ts'
import type { Answer } from '../answer.ts'
import { CallError } from '../call-error.ts'
import { commonInput } from '../input/common-input.ts'
import { compareAccounts } from './compare-accounts.ts'
import { compareBridges } from './compare-bridges.ts'
import { definitionSides } from './compare-definitions.ts'
import { comparePolicies } from './compare-policies.ts'
import { compareStages } from './compare-stages.ts'
import { moneyOptions } from '../money/money-input.ts'

const { view, from, to, asOf, interval, where, profile, lang } = commonInput.shape

const input = z.strictObject({
  against: againstOption,
  show: z
    .enum(['stages', 'policies', 'accounts', 'revenue'])
    .optional()
    .meta({
      label: { en: 'shown', fr: 'affiché' },
      description:
        'stages: rates of the bowtie; policies, accounts, revenue: what two definitions of recurring money differ by (default: policies where only profile or grain differ, else stages)',
      french:
        'stages : taux du nœud papillon ; policies, accounts, revenue : ce en quoi deux définitions du revenu récurrent diffèrent (sinon : policies si seuls profile ou grain diffèrent, sinon stages)',
      choices: {
        stages: { en: 'stages', fr: 'étapes' },
        policies: { en: 'policies of definitions', fr: 'règles des définitions' },
        accounts: { en: 'accounts', fr: 'comptes' },
        revenue: { en: 'revenue by period', fr: 'revenu par période' },
      },
    }),
  view,
  from,
  to,
  asOf,
  interval: interval
    .unwrap()
    .optional()
    .meta({
      ...interval.meta(),
      description: 'of revenue: one row per period and side (default: year)',
      french: 'pour revenue : une ligne par période et côté (sinon : year)',
    }),
  where,
  grain: moneyOptions.grain,
  profile,
  lang,
})

export const compare: Answer<z.infer<typeof input>> = {
  name: 'compare',
  topic: 'journeys',
  title: { en: 'Compare', fr: 'Comparer' },
  question: {
    en: 'How do two times, slices, states of knowledge or definitions differ, and is it more than chance?',
    fr: 'En quoi deux durées, deux parts, deux états des connaissances ou deux définitions diffèrent-ils, et est-ce plus que le hasard ?',
  },
  input,
  needs: [],
  profiled: true,
  async run(context, { against, show, interval, ...common }) {
    const b: ComparedInput = { ...common, by: [], interval: undefined }
    const a = againstInput(b, { against })
    const shown = show ?? (isOfDefinitions(against) ? 'policies' : 'stages')
    checkOptions(shown, { interval, ...common })
    if (shown === 'stages') return compareStages(context, { a, b, against })
    const { catalog } = context.engine
    const step = shown === 'revenue' ? (interval ?? 'year') : 'day'
    const sides = definitionSides(catalog, { a, b, against, step, lang: context.lang })
    switch (shown) {
      case 'policies':
        return comparePolicies(context, sides)
      case 'accounts':
        return compareAccounts(context, sides)
      case 'revenue':
        return compareBridges(context, sides, interval ?? 'year')
    }
  },
}

/** An option that would change nothing is misunderstood. */
function checkOptions(
  show: 'stages' | 'policies' | 'accounts' | 'revenue',
  {
    interval,
    grain,
    from,
  }: { interval?: string | undefined; grain?: string | undefined; from?: string | undefined },
): void {
  const fault =
    show === 'stages' && grain !== undefined
      ? ['grain', 'it says whose money is told apart: show policies, accounts or revenue']
      : show !== 'revenue' && interval !== undefined
        ? ['interval', 'it tells periods of revenue: show revenue']
        : show !== 'revenue' && show !== 'stages' && from !== undefined
          ? ['from', 'they are told at one date, that of to or as-of; show revenue for a range']
          : null
  if (fault === null) return
  const [name = '', remedy = ''] = fault
  throw new CallError('bad_option', `${show} takes no ${name}`, remedy)
}
