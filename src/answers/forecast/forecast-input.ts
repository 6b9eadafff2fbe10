import { z } from 'zod'
import { courseOptions, figureOption, monthsOption } from './course-options.ts'

export const forecastInput = z.strictObject({
  view: z
    .enum(['months', 'parts', 'backtest', 'kept'])
    .default('months')
    .meta({
      label: { en: 'view', fr: 'vue' },
      description:
        'months: what is expected, month by month; parts: what it is made of; backtest: how well the same would have foretold the past; kept: what earlier forecasts said, and what came',
      french:
        'months : ce qui est attendu, mois par mois ; parts : de quoi c’est fait ; backtest : comment la même méthode aurait prévu le passé ; kept : ce que disaient les prévisions d’avant, et ce qui est venu',
      choices: {
        months: { en: 'months', fr: 'mois' },
        parts: { en: 'parts', fr: 'parties' },
        backtest: { en: 'the past foretold', fr: 'le passé prévu' },
        kept: { en: 'kept forecasts', fr: 'prévisions gardées' },
      },
    }),
  figure: figureOption,
  months: monthsOption,
  ...courseOptions,
})

export type ForecastInput = z.infer<typeof forecastInput>
