import type { NoCurve } from '../no-curve.ts'
import type { CurveCode, Messages } from '../message.ts'
import { counted, pick } from '../wording.ts'

const show = (message: string, effect: string) => ({ message, effect })

const slices = (rows: number): string => counted(rows, ['ligne', 'lignes'], 'fr')

const reasons: Readonly<Record<NoCurve, string>> = {
  no_customers: 'personne n’a été suivi jusqu’à une première occasion de partir',
  no_losses: 'personne n’est encore parti',
  all_lost: 'tous sont partis à la première occasion',
  few_ages: 'les clients ont été suivis à moins d’âges que la courbe n’a de nombres',
  at_edge: 'la courbe demandée ne décrit pas ces départs',
  not_settled: 'beaucoup de courbes conviennent aussi bien',
}

/** How far the curves of retention can be trusted, and what they cannot tell. */
export const curvesInFrench: Pick<Messages, CurveCode> = {
  curve_unknown: (f) =>
    show(
      `Pas de courbe pour ${slices(f.rows)}\u202f: ${reasons[f.params.because]}.`,
      `Combien de temps ces clients restent ne peut se savoir ainsi, et rien n’est dit à la place. Redemandez quand il se sera passé davantage, ${f.params.other ? 'pour plus de clients ensemble, ou avec model auto' : 'ou pour plus de clients ensemble'}.`,
    ),
  curve_misfit: (f) =>
    show(
      `Pour ${slices(f.rows)}, les départs ne suivent pas la courbe\u202f: ils viennent à des âges à eux, comme aux renouvellements.`,
      f.params.step === 'year'
        ? 'Ce qui est dit au-delà des données peut être loin du vrai. Répartissez par ce qui distingue ces clients.'
        : 'Ce qui est dit au-delà des données peut être loin du vrai. Si les contrats se renouvellent une fois par an, demandez avec interval year.',
    ),
  curve_extrapolated: (f) =>
    show(
      `${slices(f.rows)} ${pick(f.rows, ['regarde', 'regardent'], 'fr')} plus loin que les données : à ${counted(f.params.years, ['an', 'ans'], 'fr')}, avec des clients suivis ${counted(f.params.months, ['mois', 'mois'], 'fr')}.`,
      'Ce qui est dit des années suivantes est ce que dit la courbe, non ce qui a été vu. Les intervalles valent si l’une des courbes vaut.',
    ),
  curve_untested: (f) =>
    show(
      `Pour ${slices(f.rows)}, aucun âge n’a pu être caché pour éprouver les courbes.`,
      'La courbe est celle qui dit le mieux ce qui a été vu, ce qui en dit moins sur la suite.',
    ),
  lifetime_not_finite: (f) =>
    show(
      `La durée de vie attendue n’est pas finie pour ${slices(f.rows)}\u202f: plus les clients restent, moins ils partent.`,
      'Une moyenne sur tout le temps n’existe pas pour une telle courbe. Fiez-vous à la part restante et à la valeur sur les années à venir.',
    ),
  curve_returned: (f) =>
    show(
      `${counted(f.rows, ['client était parti et est revenu', 'clients étaient partis et sont revenus'], 'fr')}.`,
      'Ils comptent comme partis\u202f: la durée de vie va jusqu’au premier départ. Ce qu’ils paient de nouveau est dans revenue comme réactivation.',
    ),
}
