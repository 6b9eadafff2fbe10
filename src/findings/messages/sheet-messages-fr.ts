import { cellLabel } from '../../standard/sheet-cells.ts'
import type { FindingOf } from '../finding.ts'
import type { Messages, SheetCode, Shown, StageName } from '../message.ts'
import { counted, wordNumber, wordPercent } from '../wording.ts'

const list = new Intl.ListFormat('fr', { type: 'conjunction' })
const quoted = (text: string): string => `«\u00a0${text}\u00a0»`

/** Ce qui n’est pas connu de la feuille d’un plan, et ce qui n’y concorde pas. */
export const sheetsInFrench: Pick<Messages, SheetCode> = {
  sheet_unmeasured: (f, name) => {
    const cells = f.params.cells.map((cell) => cellLabel(cell, name, 'fr'))
    const { because, effect } = reason(f, name)
    return { message: `Non mesuré\u00a0: ${list.format(cells)}. ${because}`, effect }
  },
  sheet_incomplete: (f, name) => {
    const cells = f.params.cells.map((cell) => cellLabel(cell, name, 'fr'))
    return {
      message: `Il manque à la feuille${f.where === 'plan' ? '' : ` de ${f.where}`} : ${list.format(cells)}.`,
      effect:
        'Elle ne mène à rien tant qu’ils ne sont ni saisis dans plan.yaml, ni changés ici, ni mesurés.',
    }
  },
  sheet_price_of_journeys: () => ({
    message:
      'Aucun abonnement ne dit ce que coûte un contrat\u00a0: le prix est le montant moyen des parcours engagés.',
    effect:
      'La remise qu’il contient n’est pas connue. Renseignez amount, list_amount et billing_period dans subscriptions.',
  }),
  sheet_certain: ({ where, params: { n, all } }, name) => ({
    message: `${all ? 'Tous ont continué' : 'Aucun n’a continué'} parmi les ${wordNumber(n, 'fr')} entrés en ${quoted(name(where))}.`,
    effect: all
      ? 'Qu’il n’en soit jamais autrement ne peut être su\u00a0: aucun intervalle n’est donné, et davantage est impossible.'
      : 'Que cela n’arrive jamais ne peut être su\u00a0: aucun intervalle n’est donné, et rien en amont ne mène à une vente.',
  }),
  sheet_still_rising: ({ where, params: { since, longest, share } }, name) => ({
    message: `Parmi ceux qui continuent après ${quoted(name(where))}, ${wordPercent(share, 'fr')} ne l’ont fait que ${wordNumber(since, 'fr')} à ${wordNumber(longest, 'fr')} jours après l’entrée, le plus long suivi possible.`,
    effect:
      'D’autres peuvent venir plus tard, et le plan n’en compte aucun. bowline transition dit ce qui continuerait à terme, là où cela s’extrapole.',
  }),
  sheet_nothing_lost: ({ where, params: { n } }) => ({
    message: `${where === 'gross_retention' ? '' : `${where}\u00a0: `}${counted(n, ['client', 'clients'], 'fr')} il y a un an : personne n’est parti depuis, ni ne paie moins.`,
    effect:
      'Que personne ne parte jamais ne peut être su. Aucun intervalle n’est donné, et le plan ne perd rien : saisissez une gross_retention à laquelle vous croyez.',
  }),
  sheet_steps_apart: ({ where, params: { product, measured } }, name) => ({
    message: `De ${quoted(name(where))} à l’engagement, les étapes se multiplient en ${wordPercent(product, 'fr')}, et ${wordPercent(measured, 'fr')} ont été gagnés aussi loin qu’on a pu les suivre.`,
    effect:
      'Le plan compte par étapes. L’écart vient de ce que ceux qui continuent vite ne sont pas ceux qui sont gagnés, ou de ce que le chemin entier est plus long que le suivi.',
  }),
  sheet_wins_outside: ({ where, rows, params: { wins } }, name) => ({
    message: `${counted(rows, ['engagement', 'engagements'], 'fr')} sur ${wordNumber(wins, 'fr')} ne sont jamais passés par ${quoted(name(where))}.`,
    effect:
      'Ils ne sont dans aucun mois à venir\u00a0: ce qui entre là ne mène pas à eux. Comptez-les là où ils commencent, comme une tranche ou un mouvement à part.',
  }),
  sheet_paid_early: ({ where, rows, params: { waiting } }) => ({
    message: `Sur ${counted(waiting, ['engagé pas encore en service', 'engagés pas encore en service'], 'fr')}${where === 'running' ? '' : ` (${where})`}, ${wordNumber(rows, 'fr')} ${rows === 1 ? 'paie' : 'paient'} déjà.`,
    effect:
      'Ils sont dans ce qui est en cours au début, et ne commencent pas une seconde fois à leur mise en service. La même part de ce qui sera gagné court dès l’engagement.',
  }),
  sheet_loss_ahead: ({ where, params: { past, ahead } }) => ({
    message: `De ce qui est en cours${where === 'running' ? '' : ` (${where})`}, ${wordPercent(ahead, 'fr')} sera perdu en un an, contre ${wordPercent(past, 'fr')} sur l’année passée\u202f: les clients d’aujourd’hui paient depuis ${ahead < past ? 'plus longtemps' : 'moins longtemps'} que ceux d’il y a un an.`,
    effect:
      'Ce qui est en cours au début se perd comme se sont perdus les clients de mêmes anciennetés. La rétention brute reste telle que mesurée\u202f; la changer change les deux.',
  }),
  sheet_runs_outside: ({ where, params: { slices, amount, of, currency } }) => ({
    message: `${wordNumber(Math.round(amount), 'fr')} ${currency} par an de ce qui est en cours (${wordPercent(amount / of, 'fr')}) ne sont dans aucune feuille\u00a0: ${slicesNamed(slices)}. Une feuille est de ce que des parcours commencent, et aucun parcours de ces clients ne le fait avec cette dimension (${where}).`,
    effect:
      'Ici, le plan commence sans eux\u00a0; sans --by, et dans forecast, ils comptent. Donnez cette dimension aux parcours de ces clients, ou planifiez le tout.',
  }),
}

/** At most three by name: `unassigned`, `a, b, c et 2 autres`. */
function slicesNamed(slices: readonly string[]): string {
  const named = slices.slice(0, 3).map((slice) => slice || 'sans valeur')
  const more = slices.length - named.length
  const others = counted(more, ['autre', 'autres'], 'fr')
  return list.format(more === 0 ? named : [...named, others])
}

interface Reason {
  readonly because: string
  readonly effect: Shown['effect']
}

function reason({ where, params }: FindingOf<'sheet_unmeasured'>, name: StageName): Reason {
  const typed = 'D’ici là, saisissez la valeur, ou elle est supposée.'
  switch (params.why) {
    case 'stage':
      return {
        because: `Aucun parcours n’entre en ${quoted(name(where))}.`,
        effect: `Renseignez les entrées de ${where} dans stage_entries. ${typed}`,
      }
    case 'table':
      return {
        because: `La table ${where} n’est pas renseignée.`,
        effect: `Renseignez-la. ${typed}`,
      }
    case 'few':
      return {
        because: `Trop peu sont entrés en ${quoted(name(where))}, ou aucun n’a pu être suivi assez longtemps.`,
        effect: `Attendez, ou demandez une tranche plus large. ${typed}`,
      }
    case 'months':
      return {
        because: `Aucun mois entier d’entrées en ${quoted(name(where))} n’est connu.`,
        effect: `Un mois doit être fini pour compter. ${typed}`,
      }
    case 'young':
      return {
        because: 'Personne n’est connu qui payait un an avant le dernier mois entier.',
        effect: `Ce qui reste d’une année se sait après un an. ${typed}`,
      }
    case 'unlinked':
      return {
        because:
          'Les abonnements ne peuvent être séparés ainsi\u00a0: aucun parcours ne nomme le sien.',
        effect: `Renseignez journeys.subscription_id. ${typed}`,
      }
    case 'list':
      return {
        because: 'Aucun abonnement signé n’a de prix affiché.',
        effect:
          'Le prix est ce qui est payé, toutes remises faites. Renseignez subscriptions.list_amount.',
      }
    case 'nothing':
      return {
        because: 'Rien n’a été signé dont le prix d’une année soit connu.',
        effect: `Renseignez subscriptions, ou journeys.amount. ${typed}`,
      }
  }
}
