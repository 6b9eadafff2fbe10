import { z } from 'zod'
import type { Text } from '../../standard/types.ts'

const date = (label: Text, description: string, french: string): z.ZodOptional<z.ZodString> =>
  z.string().meta({ label, description, french, metavar: 'DATE' }).optional()

const asOf = date(
  { en: 'known before', fr: 'connu avant le' },
  'only what happened, and was recorded, before this day (default: where the data ends, with all that is known now)',
  'seulement ce qui s’est passé, et a été enregistré, avant ce jour (sinon : là où s’arrêtent les données, avec tout ce qui est connu aujourd’hui)',
)

/** In which words and by which definitions: every answer takes these. */
export const manner = {
  profile: z
    .string()
    .optional()
    .meta({
      label: { en: 'profile', fr: 'profil' },
      description:
        'definition profile, an older version of it as NAME@1 (default: the project’s, else bowline)',
      french:
        'profil de définitions, une version plus ancienne comme NAME@1 (sinon : celui du projet, ou bowline)',
      metavar: 'PROFILE',
    }),
  lang: z
    .enum(['en', 'fr'])
    .optional()
    .meta({
      label: { en: 'language', fr: 'langue' },
      description: 'language of labels and messages',
      french: 'langue des libellés et des messages',
    }),
}

const from = date({ en: 'from', fr: 'du' }, 'first day included', 'premier jour inclus')

const to = date({ en: 'to', fr: 'au' }, 'first day excluded', 'premier jour exclu')

const by = z
  .array(z.string())
  .default([])
  .meta({
    label: { en: 'split by', fr: 'réparti par' },
    description: 'split by a dimension; repeatable',
    french: 'réparti par une dimension ; répétable',
    metavar: 'DIMENSION',
  })

const where = z
  .array(z.string())
  .default([])
  .meta({
    label: { en: 'only', fr: 'seulement' },
    description:
      'only this value of a dimension; the same dimension twice means or, nothing after = means missing',
    french:
      'seulement cette valeur d’une dimension ; la même dimension deux fois veut dire ou, rien après = veut dire absente',
    metavar: 'DIMENSION=VALUE',
  })

/** The names of periods, as choices. */
export const periods = {
  month: { en: 'month', fr: 'mois' },
  quarter: { en: 'quarter', fr: 'trimestre' },
  year: { en: 'year', fr: 'année' },
}

/** The options of answers about some time: which days, split by what, of whom alone. */
export const rangeOptions = { asOf, from, to, by, where, ...manner }

/** The options of all answers that count. */
export const commonInput = z.strictObject({
  asOf,
  from,
  to,
  interval: z
    .enum(['month', 'quarter', 'year'])
    .optional()
    .meta({
      label: { en: 'interval', fr: 'intervalle' },
      description: 'one row per period',
      french: 'une ligne par période',
      choices: periods,
    }),
  by,
  where,
  view: z
    .enum(['cohort', 'period', 'stock'])
    .default('cohort')
    .meta({
      label: { en: 'view', fr: 'vue' },
      description:
        'cohort: by entry date, and what became of them; period: what happened in it; stock: what is open',
      french:
        'cohort : par date d’entrée, et ce qu’ils sont devenus ; period : ce qui s’y est passé ; stock : ce qui est en cours',
      choices: {
        cohort: { en: 'by entry', fr: 'par date d’entrée' },
        period: { en: 'by what happened', fr: 'par ce qui s’est passé' },
        stock: { en: 'what is open', fr: 'ce qui est en cours' },
      },
    }),
  ...manner,
})

/** The options of answers about the data as a whole. */
export const plainInput = z.strictObject({ asOf, ...manner })

export type PlainInput = z.infer<typeof plainInput>

export type CommonInput = z.infer<typeof commonInput>
