import { z } from 'zod'
import type { Answer } from '../answer.ts'
import { cohortRetention } from './cohort-retention.ts'
import { commonInput } from '../input/common-input.ts'
import { moneyAsked } from './money-asked.ts'
import { moneyOptions } from './money-input.ts'
import { DEFAULT_GRACE, MOST_GRACE } from '../refs/renewals-ref.ts'
import { renewalsAnswer } from './renewals.ts'
import { statesAnswer } from './states-answer.ts'
import { periodRetention } from './period-retention.ts'

const { interval } = commonInput.shape

const input = z.strictObject({
  view: z
    .enum(['period', 'cohort', 'renewals', 'states'])
    .default('period')
    .meta({
      label: { en: 'view', fr: 'vue' },
      description:
        'period: what is left, at the end of each period, of a window ago; cohort: by when they first paid, and by age; renewals: by when terms end, and what became of them; states: what was signed, began, waits, runs and has accrued',
      french:
        'period : ce qu’il reste, à la fin de chaque période, d’une fenêtre plus tôt ; cohort : selon leur premier paiement, et l’âge ; renewals : selon la fin des échéances, et ce qu’elles sont devenues ; states : ce qui a été signé, a démarré, attend, court et est échu',
      choices: {
        period: { en: 'by period', fr: 'par période' },
        cohort: { en: 'by cohort', fr: 'par cohorte' },
        renewals: { en: 'renewals', fr: 'renouvellements' },
        states: { en: 'states of revenue', fr: 'états du revenu' },
      },
    }),
  window: z
    .enum(['1', '3', '12'])
    .default('12')
    .meta({
      label: { en: 'months followed', fr: 'mois suivis' },
      description: 'of how many months ago it is told what is left',
      french: 'de combien de mois plus tôt on dit ce qu’il reste',
      metavar: 'MONTHS',
    }),
  grace: z
    .int()
    .min(0)
    .max(MOST_GRACE)
    .default(DEFAULT_GRACE)
    .meta({
      label: { en: 'days of grace', fr: 'jours de grâce' },
      description: 'of renewals: days after the end of a term after which it is lost',
      french: 'des renouvellements : jours après l’échéance au bout desquels elle est perdue',
      metavar: 'DAYS',
    }),
  interval: interval
    .unwrap()
    .default('month')
    .meta(interval.meta() ?? {}),
  ...moneyOptions,
})

export const retention: Answer<z.infer<typeof input>> = {
  name: 'retention',
  topic: 'revenue',
  title: { en: 'Retention', fr: 'Rétention' },
  question: {
    en: 'How much of recurring revenue, and how many customers, stay?',
    fr: 'Quelle part du revenu récurrent, et combien de clients, restent ?',
  },
  input,
  needs: ['subscriptions'],
  profiled: true,
  async run(context, { view, window, grace, interval, ...common }) {
    const asked = moneyAsked(context.engine.catalog, common, interval)
    switch (view) {
      case 'cohort':
        return cohortRetention(context, asked, interval)
      case 'renewals':
        return renewalsAnswer(context, asked, { interval, grace })
      case 'states':
        return statesAnswer(context, asked, interval)
      case 'period':
        return periodRetention(context, asked, { interval, window: Number(window) })
    }
  },
}
