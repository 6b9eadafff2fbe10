import { z } from 'zod'
import { rangeOptions } from '../input/common-input.ts'

const { profile, lang, ...range } = rangeOptions

/** The options of answers about recurring money, beside their interval. */
export const moneyOptions = {
  ...range,
  grain: z
    .enum(['subscription', 'product', 'account', 'parent'])
    .optional()
    .meta({
      label: { en: 'counted by', fr: 'compté par' },
      description:
        'whose money is told apart (default: as the profile says): losing one of two subscriptions is contraction of an account, and churn of a subscription',
      french:
        'de qui l’argent est suivi (sinon : comme le dit le profil) : perdre un abonnement sur deux est une contraction du compte, et un départ de l’abonnement',
      choices: {
        subscription: { en: 'subscription', fr: 'abonnement' },
        product: { en: 'account and product', fr: 'compte et produit' },
        account: { en: 'account', fr: 'compte' },
        parent: { en: 'parent account', fr: 'maison mère' },
      },
    }),
  profile,
  lang,
}
