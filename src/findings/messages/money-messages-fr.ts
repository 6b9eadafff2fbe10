import { curvesInFrench } from './curve-messages-fr.ts'
import type { CurveCode, GrowthCode, Messages, MoneyCode, MoneyDoubtCode } from '../message.ts'
import { moneyDoubtsInFrench } from './money-doubt-messages-fr.ts'
import type { FindingOf } from '../finding.ts'
import { growthInFrench } from './growth-messages-fr.ts'
import { counted, wordNumber } from '../wording.ts'

type Stake = Pick<FindingOf<'money_empty'>, 'rows' | 'params'>

const things = ({ rows, params }: Stake): string =>
  counted(
    rows,
    params.source === 'charges'
      ? ['ligne', 'lignes']
      : ['intervalle de prix', 'intervalles de prix'],
    'fr',
  )

/** ` (1 200 EUR et 300 USD, tels qu’écrits)` */
const worth = ({ params }: Stake): string => {
  const amounts = params.amounts.map(
    ({ amount, currency }) => `${wordNumber(Number(amount), 'fr')} ${currency}`,
  )
  return amounts.length === 0
    ? ''
    : ` (${new Intl.ListFormat('fr').format(amounts)}, tels qu’écrits)`
}

const show = (message: string, effect: string) => ({ message, effect })

/** Ce qui est laissé hors du revenu récurrent, et ce qu’on n’en sait pas. */
export const moneyInFrench: Pick<Messages, MoneyCode | MoneyDoubtCode | GrowthCode | CurveCode> = {
  ...curvesInFrench,
  ...moneyDoubtsInFrench,
  ...growthInFrench,
  money_not_recurring: (f) =>
    show(
      `${things(f)}${worth(f)} sans caractère récurrent\u202f: usage, ponctuel, offre gratuite, essai, ou statut qui ne compte pas.`,
      'Ils sont laissés de côté à dessein. Les règles usage, trials et not_counted du profil en décident.',
    ),
  money_without_amount: (f) =>
    show(
      `${things(f)} sans montant.`,
      'On ne sait pas ce qu’ils coûtent\u202f: ils ne sont dans aucun chiffre. Associez le montant, ou le prix de l’offre.',
    ),
  money_without_period: (f) =>
    show(
      `${things(f)}${worth(f)} sans période connue.`,
      f.params.source === 'charges'
        ? 'On ne sait pas ce qu’ils coûtent par an\u202f: ils ne sont dans aucun chiffre. Associez period_start et period_end.'
        : 'On ne sait pas ce qu’ils coûtent par an\u202f: ils ne sont dans aucun chiffre. Écrivez billing_period ainsi\u202f: week, month, quarter, half_year ou year.',
    ),
  money_without_rate: (f) =>
    show(
      `${things(f)}${worth(f)} dans une devise sans cours à leur premier jour ou avant.`,
      'Ils ne sont dans aucun chiffre. Associez exchange_rates avec un cours de ce jour ou d’un jour antérieur.',
    ),
  money_not_positive: (f) =>
    show(
      `${things(f)}${worth(f)} de montant négatif, ou, pour des lignes, de somme nulle.`,
      'Ils ne sont dans aucun chiffre\u202f: un avoir n’est pas un prix. Voyez s’il appartient à un autre intervalle.',
    ),
  money_empty: (f) =>
    show(
      `${things(f)}${worth(f)} dont la fin précède le début, ou l’égale.`,
      'Ils ne sont dans aucun chiffre\u202f: personne n’a payé pour aucune durée. Vérifiez les dates, et la fin des essais.',
    ),
  money_overlapping: (f) =>
    show(
      `${things(f)}${worth(f)} dont la fin suit le début du prix suivant du même abonnement.`,
      'Chacun est coupé là où le suivant commence\u202f: le prix le plus récent vaut, et rien ne compte deux fois.',
    ),
  money_without_table: (f) =>
    show(
      `La table ${f.where} n’est pas associée.`,
      f.params.needed === 'always'
        ? `Aucune autre table ne dit ce que montre cette vue, quel que soit le profil. Associez ${f.where} dans bowline.yaml.`
        : `Impossible de connaître le revenu récurrent. Associez ${f.where} dans bowline.yaml, ou prenez un profil qui lit une autre table : ${f.where === 'charges' ? 'bowline lit subscriptions' : 'invoice-lines lit charges'}.`,
    ),
  money_grain_unmapped: (f) =>
    show(
      `Rien ne distingue les unités de niveau ${f.params.grain}\u202f: ${f.where} n’est pas associée.`,
      `Chaque compte en fait une. Associez ${f.where}.`,
    ),
  money_unlinked: () =>
    show(
      'Impossible de répartir le revenu récurrent selon une dimension des parcours\u202f: aucun parcours ne nomme son abonnement.',
      'Tout se trouve sous la valeur absente. Associez journeys.subscription_id.',
    ),
  nothing_lost: (f) =>
    show(
      `Le quick ratio n’est pas donné pour ${counted(f.rows, ['période', 'périodes'], 'fr')}\u202f: rien n’a été perdu.`,
      'Il n’y a rien par quoi diviser\u202f: tout gain est infiniment plus que rien de perdu.',
    ),
  period_under_way: (f) =>
    show(
      `La dernière période est donnée jusqu’avant le ${f.params.until}\u202f: elle n’est pas finie.`,
      'D’autres mouvements peuvent y venir. Sa maturité dit quelle part en est passée.',
    ),
  cohorts_young: (f) =>
    show(
      `${counted(f.rows, ['cohorte n’a pas pu être suivie', 'cohortes n’ont pas pu être suivies'], 'fr')} sur les ${wordNumber(f.params.ages, 'fr')} âges montrés.`,
      'Les cases à venir sont vides, et non nulles. Comparez les cohortes à un âge que toutes ont atteint.',
    ),
  few_customers: (f) =>
    show(
      `${counted(f.rows, ['part repose', 'parts reposent'], 'fr')} sur moins de ${wordNumber(f.params.least, 'fr')} clients.`,
      'Elle est exacte pour eux et dit peu des autres\u202f: un client de plus ou de moins la déplace de plusieurs points.',
    ),
  profile_unused: (f) =>
    show(
      `Le profil ${f.params.profile} ne change rien ici.`,
      'Les profils disent comment compter le revenu récurrent\u202f: demandez revenue ou retention.',
    ),
}
