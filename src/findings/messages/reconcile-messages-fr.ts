import type { Messages, ReconcileCode } from '../message.ts'
import { counted } from '../wording.ts'

const show = (message: string, effect: string) => ({ message, effect })

/** Ce qui gêne un rapprochement. */
export const reconcilingInFrench: Pick<Messages, ReconcileCode> = {
  series_none: () =>
    show(
      'Aucun chiffre d’ailleurs n’est associé.',
      'Il n’y a rien à comparer au nôtre. Associez reference_series avec name, month et amount, et le compte s’il est connu\u202f; ou finance avec revenue.',
    ),
  series_without_accounts: (f) =>
    show(
      `Leurs chiffres de ${counted(f.rows, ['mois', 'mois'], 'fr')} ne nomment aucun compte.`,
      'Seuls les totaux se comparent. La vue accounts liste ceux dont la cause la plus proche changerait l’argent\u202f: c’est ce que l’on sait du nôtre, et non une preuve du leur. Associez account_id pour comparer compte par compte.',
    ),
  series_months_missing: (f) =>
    show(
      `Il manque ${counted(f.rows, ['mois', 'mois'], 'fr')} à leurs chiffres, entre le premier et le dernier.`,
      'Ces mois ne sont pas comparés.',
    ),
  series_beyond: (f) =>
    show(
      `Leurs chiffres continuent pendant ${counted(f.rows, ['mois qui n’était pas fini', 'mois qui n’étaient pas finis'], 'fr')} le ${f.params.until}.`,
      'Le nôtre n’y est pas encore connu\u202f: ces mois ne sont pas comparés.',
    ),
  series_unit: (f) =>
    show(
      `Leurs chiffres, pris pour l’argent d’un ${f.params.unit === 'month' ? 'mois' : 'an'}, sont environ douze fois trop ${f.params.unit === 'month' ? 'grands' : 'petits'}.`,
      f.params.unit === 'month'
        ? 'Ils semblent être ceux d’un an\u202f: demandez avec --series-unit year.'
        : 'Ils semblent être ceux d’un mois\u202f: demandez avec --series-unit month.',
    ),
  knot_unknown: () =>
    show(
      'Les entrées en commit, ou les abonnements, ne sont pas associés.',
      'On ne peut dire quelles affaires gagnées sont sans abonnement, ni quels abonnements sans affaire gagnée.',
    ),
  knot_by_account: () =>
    show(
      'Les parcours ne nomment pas leurs abonnements.',
      'Une affaire gagnée et un abonnement vont ensemble s’ils sont du même compte\u202f: de plusieurs, l’un sans l’autre ne se voit pas. Associez subscription_id dans journeys.',
    ),
}
