import type { CountedCode, Messages } from '../message.ts'
import { counted, pick, wordNumber } from '../wording.ts'

/** What stages counted by month, or not tracked at all, do to the numbers. */
export const countedInFrench: Pick<Messages, CountedCode> = {
  counted_and_entered: (f, name) => ({
    message: `${name(stageOf(f))} a des entrées, et des effectifs par mois aussi\u202f: ${counted(f.params.entered, ['entrée', 'entrées'], 'fr')} dans les mois où stage_counts en compte ${wordNumber(f.params.counted, 'fr')}.`,
    effect:
      'Les entrées disent qui a continué, et quand\u202f: ce sont elles qui comptent. Les effectifs par mois ne changent aucun chiffre.',
  }),
  monthly_rate: (f, name) => ({
    message: `${name(stageOf(f))} n’est connue que par des effectifs par mois\u202f: son taux divise les entrées en ${name(f.params.next)} par les effectifs des mêmes mois.`,
    effect:
      'Ce ne sont pas les mêmes personnes\u202f: le taux peut dépasser 100\u202f%, n’a ni intervalle ni délai, et nul ne sait qui est en cours ou perdu. Des entrées dans stage_entries le diraient.',
  }),
  month_cut: (f, name) => ({
    message: `${counted(f.rows, ['mois', 'mois'], 'fr')} de ${name(stageOf(f))} ${pick(f.rows, ['n’est que', 'ne sont que'], 'fr')} pour partie dans la période demandée, ou avant la date de vue.`,
    effect: `L’effectif d’un mois ne se divise pas\u202f: ${wordNumber(f.params.count, 'fr')} ${pick(f.params.count, ['est exclu', 'sont exclus'], 'fr')}. Demandez du premier d’un mois au premier d’un mois.`,
  }),
  counts_unsliced: (f, name) => ({
    message: `Les effectifs de ${name(stageOf(f))} n’ont pas de colonne pour ${list(f.params.dimensions)}.`,
    effect:
      'Ce qui est compté ne peut se répartir ainsi\u202f: ni volume ni taux ne sont donnés ici. Sélectionnez la colonne dans tables.stage_counts, ou demandez sans elle.',
  }),
  steps_merged: (f, name) => ({
    message: `${name(f.where)} est sans suivi\u202f: ${f.params.labels} ${pick(f.rows, ['est donné', 'sont donnés'], 'fr')} comme un seul passage.`,
    effect:
      'Il est compté d’après les entrées des étapes voisines, et comparé au produit des références de ses parties. Les délais n’ont alors pas de référence. Des entrées dans l’étape distingueraient les parties.',
  }),
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('fr').format(names)
}

function stageOf({ where }: { readonly where: string }): string {
  return where.slice(where.indexOf('/') + 1)
}
