import { z } from 'zod'
import { commonInput } from '../input/common-input.ts'

const { asOf, by, where, profile, lang } = commonInput.shape

export const MOST_MONTHS = 60

/** The options of every answer that looks ahead. */
export const courseOptions = {
  asOf,
  by,
  where,
  paths: z
    .int()
    .min(100)
    .max(100_000)
    .default(10_000)
    .meta({
      label: { en: 'paths', fr: 'trajectoires' },
      description: 'how many ways it may go are drawn',
      french: 'combien de trajectoires possibles sont tirées',
      metavar: 'N',
    }),
  seed: z
    .int()
    .min(0)
    .max(2_147_483_647)
    .default(1)
    .meta({
      label: { en: 'seed', fr: 'graine' },
      description: 'what they are drawn from: the same seed, the same digits',
      french: 'ce dont elles sont tirées : même graine, mêmes chiffres',
      metavar: 'N',
    }),
  profile,
  lang,
}

export const monthsOption = z
  .int()
  .min(1)
  .max(MOST_MONTHS)
  .default(12)
  .meta({
    label: { en: 'months', fr: 'mois' },
    description: `how many months are looked ahead, at most ${MOST_MONTHS}`,
    french: `le nombre de mois à venir, ${MOST_MONTHS} au plus`,
    metavar: 'N',
  })

/** Figures that a target can be set for. */
export const figureOption = z
  .enum(['running', 'bookings', 'cash'])
  .default('running')
  .meta({
    label: { en: 'figure', fr: 'grandeur' },
    description:
      'running: recurring revenue, a year’s worth; bookings: what is signed, a year’s worth; cash: what is paid',
    french:
      'running : revenu récurrent, sur un an ; bookings : ce qui est signé, sur un an ; cash : ce qui est encaissé',
    choices: {
      running: { en: 'running revenue', fr: 'revenu en cours' },
      bookings: { en: 'bookings', fr: 'commandes' },
      cash: { en: 'cash', fr: 'encaissements' },
    },
  })

export type CourseFigure = z.infer<typeof figureOption>
