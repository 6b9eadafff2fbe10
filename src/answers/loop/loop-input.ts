import { z } from 'zod'
import { rangeOptions } from '../input/common-input.ts'
import { pagingOptions } from '../input/paging-options.ts'

/** The options of the closed loop. */
export const loopInput = z.strictObject({
  view: z
    .enum(['attributes', 'scores', 'check'])
    .default('attributes')
    .meta({
      label: { en: 'view', fr: 'vue' },
      description:
        'attributes: what marks the best customers, and how far they are won; scores: open journeys and new customers, the most promising first; check: how scores do on customers they have not seen',
      french:
        'attributes : ce qui distingue les meilleurs clients, et combien on en gagne ; scores : les parcours en cours et les nouveaux clients, les plus prometteurs d’abord ; check : ce que valent les scores sur des clients qu’ils n’ont pas vus',
      choices: {
        attributes: { en: 'what marks them', fr: 'ce qui les distingue' },
        scores: { en: 'scores', fr: 'scores' },
        check: { en: 'how good the scores are', fr: 'ce que valent les scores' },
      },
    }),
  target: z
    .enum(['value', 'retention', 'impact'])
    .default('value')
    .meta({
      label: { en: 'good customers', fr: 'bons clients' },
      description:
        'which customers are good ones: value: by what they paid; retention: who still pays after the months; impact: who reached a first impact within them',
      french:
        'quels clients sont bons : value : selon ce qu’ils ont payé ; retention : qui paie encore après les mois ; impact : qui a atteint un premier impact entre-temps',
      choices: {
        value: { en: 'by what they paid', fr: 'par ce qu’ils ont payé' },
        retention: { en: 'who stay', fr: 'qui restent' },
        impact: { en: 'who reach an impact', fr: 'qui atteignent un impact' },
      },
    }),
  months: z
    .enum(['3', '6', '12', '24'])
    .default('12')
    .meta({
      label: { en: 'months', fr: 'mois' },
      description: 'how many months since a customer first paid are looked at',
      french: 'combien de mois depuis le premier paiement du client sont regardés',
      metavar: 'MONTHS',
    }),
  guard: z
    .enum(['usual', 'any'])
    .default('usual')
    .meta({
      label: { en: 'guard against chance', fr: 'garde contre le hasard' },
      description:
        'of ten discoveries at most one is to be false; usual: where attributes are independent or lean the same way (Benjamini-Hochberg); any: however they depend on each other, and stricter (Benjamini-Yekutieli)',
      french:
        'sur dix découvertes une au plus doit être fausse ; usual : si les attributs sont indépendants ou penchent du même côté (Benjamini-Hochberg) ; any : quelle que soit leur dépendance, et plus sévère (Benjamini-Yekutieli)',
      choices: {
        usual: { en: 'usual', fr: 'usuelle' },
        any: { en: 'strict', fr: 'sévère' },
      },
    }),
  ...pagingOptions({ en: 'scores', fr: 'scores' }),
  ...rangeOptions,
  by: rangeOptions.by.meta({
    label: { en: 'attributes', fr: 'attributs' },
    description: 'an attribute to look at, a dimension; repeatable (default: all but owner_id)',
    french: 'un attribut à regarder, une dimension ; répétable (sinon : tous sauf owner_id)',
    metavar: 'DIMENSION',
  }),
})

export type LoopInput = z.infer<typeof loopInput>
