import type { GrowthCode, Messages } from '../message.ts'
import { counted, wordNumber } from '../wording.ts'

const show = (message: string, effect: string) => ({ message, effect })

/** What is not known of expansions and renewals. */
export const growthInFrench: Pick<Messages, GrowthCode> = {
  expansion_unknown: (f) =>
    show(
      `De ${counted(f.rows, ['expansion', 'expansions'], 'fr')}, valant ${wordNumber(Number(f.params.amount), 'fr')} ${f.params.currency} par an, les données ne disent pas si l’on a vendu plus de la même chose, ou autre chose.`,
      'Elles se trouvent sous inconnu. Associez le produit de chaque abonnement, ou des parcours avec kind et subscription_id.',
    ),
  terms_unknown: (f) =>
    show(
      `De ${counted(f.rows, ['abonnement', 'abonnements'], 'fr')}, aucune échéance n’est connue\u202f: rien ne dit quand renouveler.`,
      'Ils ne figurent nulle part dans cette vue. Associez subscriptions.term_ends_at.',
    ),
  periods_cut: (f) =>
    show(
      `Les ${wordNumber(f.params.most, 'fr')} dernières périodes sont montrées.`,
      'Ce qui précède est dans les sommes. Demandez un intervalle plus long, ou une fin plus tôt.',
    ),
  renewals_open: (f) =>
    show(
      `${counted(f.rows, ['échéance n’est pas décidée', 'échéances ne sont pas décidées'], 'fr')}\u202f: ni renouvelées, ni dépassées de ${counted(f.params.grace, ['jour', 'jours'], 'fr')}.`,
      'Elles sont ouvertes, et non perdues. Les taux portent sur les échéances dont le délai de grâce est passé, quelle qu’en soit l’issue.',
    ),
}
