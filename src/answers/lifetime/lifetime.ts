import { z } from 'zod'
import type { Answer } from '../answer.ts'
import { curveLabels } from './lifetime-words.ts'
import { curveRows } from './lifetime-curve.ts'
import { lifetimeRows } from './lifetime-rows.ts'
import { countLived } from './count-lived.ts'
import { periods } from '../input/common-input.ts'
import { moneyAsked } from '../money/money-asked.ts'
import { moneyOptions } from '../money/money-input.ts'

const input = z.strictObject({
  view: z
    .enum(['lifetime', 'curve'])
    .default('lifetime')
    .meta({
      label: { en: 'view', fr: 'vue' },
      description:
        'lifetime: how long, and what it is worth; curve: the share left by age, as seen and as told',
      french:
        'lifetime : combien de temps, et ce que cela vaut ; curve : la part restante selon l’âge, vue et annoncée',
      choices: {
        lifetime: { en: 'lifetime and value', fr: 'durée de vie et valeur' },
        curve: { en: 'share left by age', fr: 'part restante selon l’âge' },
      },
    }),
  interval: z
    .enum(['month', 'quarter', 'year'])
    .default('month')
    .meta({
      label: { en: 'can leave each', fr: 'peuvent partir chaque' },
      description: 'how often customers can leave: as often as their contracts renew',
      french:
        'à quel rythme les clients peuvent partir : celui du renouvellement de leurs contrats',
      choices: periods,
    }),
  cohorts: z
    .enum(['all', 'month', 'quarter', 'year'])
    .default('all')
    .meta({
      label: { en: 'cohorts', fr: 'cohortes' },
      description: 'one curve for all who began, or one for each period they began in',
      french: 'une courbe pour tous, ou une pour chaque période où ils ont commencé',
      choices: {
        all: { en: 'together', fr: 'ensemble' },
        month: { en: 'by month', fr: 'par mois' },
        quarter: { en: 'by quarter', fr: 'par trimestre' },
        year: { en: 'by year', fr: 'par année' },
      },
    }),
  model: z
    .enum([
      'auto',
      'geometric',
      'shifted_beta_geometric',
      'discrete_weibull',
      'beta_discrete_weibull',
    ])
    .default('auto')
    .meta({
      label: { en: 'curve', fr: 'courbe' },
      description: 'which curve; auto: the one that best foresaw ages held back from it',
      french: 'quelle courbe ; auto : celle qui a le mieux prévu les âges qu’on lui a cachés',
      choices: {
        auto: { en: 'what foresaw best', fr: 'la plus prévoyante' },
        ...curveLabels,
      },
    }),
  horizon: z
    .int()
    .min(1)
    .max(30)
    .default(5)
    .meta({
      label: { en: 'years ahead', fr: 'années à venir' },
      description: 'how many years the value counts',
      french: 'sur combien d’années compte la valeur',
      metavar: 'YEARS',
    }),
  margin: z
    .number()
    .gt(0)
    .max(1)
    .default(1)
    .meta({
      label: { en: 'margin', fr: 'marge' },
      description: 'the share of what they pay that is worth something, as 0.8',
      french: 'la part de ce qu’ils paient qui vaut quelque chose, comme 0.8',
      metavar: 'FRACTION',
    }),
  discounting: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .meta({
      label: { en: 'discounting', fr: 'actualisation' },
      description: 'of a year, as 0.1: by how much money a year later is worth less',
      french: 'par an, comme 0.1 : de combien l’argent vaut moins un an plus tard',
      metavar: 'FRACTION',
    }),
  ...moneyOptions,
})

export const lifetime: Answer<z.infer<typeof input>> = {
  name: 'lifetime',
  topic: 'revenue',
  title: { en: 'Lifetime', fr: 'Durée de vie' },
  question: {
    en: 'How long do customers stay, and what are they worth?',
    fr: 'Combien de temps les clients restent-ils, et que valent-ils ?',
  },
  input,
  needs: ['subscriptions'],
  profiled: true,
  async run(context, { view, interval, cohorts, model, horizon, margin, discounting, ...common }) {
    const asked = moneyAsked(context.engine.catalog, common, 'month')
    const terms = { model: model === 'auto' ? null : model, step: interval, cohorts, horizon }
    const counted = await countLived(context, asked, { ...terms, margin, discounting })
    return view === 'curve' ? curveRows(counted) : lifetimeRows(counted)
  },
}
