import type { Messages, NumberCode } from '../message.ts'
import { counted, wordNumber } from '../wording.ts'

const unknown = (labels: string): string => `Impossible de connaître ${labels}`

/** Why numbers of the standard are not known, or not compared. */
export const numbersInFrench: Pick<Messages, NumberCode> = {
  number_without_stage: (f, name) => ({
    message: `${unknown(f.params.labels)} : aucun parcours n’entre en « ${name(f.where)} ».`,
    effect: `Associez des entrées de ${f.where} dans stage_entries. Là où les étapes voisines sont suivies, les deux passages sont donnés comme un seul.`,
  }),
  number_without_table: (f) => ({
    message: `${unknown(f.params.labels)} : la table ${f.where} n’est pas associée.`,
    effect: `Associez ${f.where} dans bowline.yaml.`,
  }),
  number_of_counts: (f, name) => ({
    message: `${unknown(f.params.labels)}\u202f: ${name(f.where)} n’est connue que par des effectifs par mois.`,
    effect: `Des effectifs ne disent pas combien de temps chacun est resté. Associez les entrées en ${f.where} dans stage_entries.`,
  }),
  number_without_list: (f) => ({
    message: `${unknown(f.params.labels)} : aucun abonnement signé sur cette durée n’a à la fois son prix et son tarif pour un an.`,
    effect: 'Associez amount, list_amount et billing_period dans subscriptions.',
  }),
  number_without_link: (f) => ({
    message: `${unknown(f.params.labels)} selon une dimension des parcours : aucun parcours ne nomme son abonnement.`,
    effect:
      'Associez journeys.subscription_id. D’ici là, les revenus engagé et démarré sont des montants de parcours.',
  }),
  number_without_path: (f) => ({
    message: `${unknown(f.params.labels)} : dans ce projet, sa fin vient avant son début.`,
    effect: 'Ses passages sont donnés un par un, dans l’ordre des étapes du projet.',
  }),
  number_without_movements: (f) => ({
    message: `${unknown(f.params.labels)}\u202f: personne n’est connu qui payait douze mois avant la fin du dernier mois entier.`,
    effect:
      'Ils disent ce qu’il reste de ceux qui payaient alors. La réponse retention donne la rétention d’un ou de trois mois.',
  }),
  number_without_terms: (f) => ({
    message: `${unknown(f.params.labels)}\u202f: aucun abonnement ne dit quand il arrive à échéance.`,
    effect: 'Reliez subscriptions.term_ends_at pour connaître la durée des contrats.',
  }),
  number_not_half: (f) => ({
    message: `${unknown(f.params.labels)}\u202f: la moitié des clients ne sont pas partis, à aucun âge auquel on les a suivis.`,
    effect:
      'Les clients encore là comptent aussi longtemps qu’ils ont été suivis. La réponse lifetime extrapole.',
  }),
  recurring_left_out: ({ rows, params }) => ({
    message: `${counted(rows, ['prix d’abonnement n’est', 'prix d’abonnements ne sont'], 'fr')} pas ${rows < 2 ? 'connu' : 'connus'} pour un an en ${params.currency} : ${wordNumber(params.foreign, 'fr')} dans une autre devise, ${wordNumber(params.period, 'fr')} d’une période de facturation inconnue, ${wordNumber(params.amount, 'fr')} sans montant.`,
    effect:
      'Ils sont exclus des revenus engagé, démarré et en cours, et de la remise. Écrivez billing_period comme month, quarter, half_year ou year.',
  }),
  benchmark_currency: ({ params }) => ({
    message: `Les contrats de la référence sont en ${params.theirs}, ceux du projet en ${params.ours}.`,
    effect: `Ils sont comparés tels quels, sans conversion. Donnez votre contrat habituel en ${params.theirs} avec contract-value.`,
  }),
  no_contract_value: () => ({
    message: 'Aucun parcours engagé n’a de montant pour choisir une tranche de la référence.',
    effect:
      'Rien n’est comparé. Donnez un contrat annuel habituel avec contract-value, ou associez journeys.amount.',
  }),
}
