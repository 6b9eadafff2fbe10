import { answersInFrench } from './answer-messages-fr.ts'
import type { Finding } from '../finding.ts'
import { countedInFrench } from './counted-messages-fr.ts'
import type { Messages, Shown } from '../message.ts'
import { policiesInFrench } from './policy-messages-fr.ts'
import { tablesInFrench } from './table-messages-fr.ts'
import { isSetApart, numberSql, type Unreadable } from '../unreadable.ts'
import { counted, dayBefore, pick, wordNumber } from '../wording.ts'

const rows = ({ rows }: Finding): string => counted(rows, ['ligne', 'lignes'], 'fr')
const have = ({ rows }: Finding): string => pick(rows, ['a', 'ont'], 'fr')
const entries = ({ rows }: Finding): string => counted(rows, ['entrée', 'entrées'], 'fr')
const journeys = (count: number): string => counted(count, ['parcours', 'parcours'], 'fr')
const stageOf = ({ where }: Finding): string => where.slice(where.indexOf('/') + 1)
const or = (names: readonly string[]): string =>
  new Intl.ListFormat('fr', { type: 'disjunction' }).format(names)

const setApart = [
  'Elle est mise à part et n’est comptée nulle part.',
  'Elles sont mises à part et ne sont comptées nulle part.',
] as const

/** The effect of every finding whose rows are set apart. */
function apart({ rows }: Finding, remedy: string): string {
  return `${pick(rows, setApart, 'fr')} ${remedy}`
}

/** `Elle compte` or `Elles comptent`, of entries and rows. */
const sheCounts = ({ rows }: Finding): string => pick(rows, ['Elle compte', 'Elles comptent'], 'fr')
const sheIsKept = ({ rows }: Finding): string =>
  pick(rows, ['Elle est conservée', 'Elles sont conservées'], 'fr')
/** `Il compte` or `Ils comptent`, of journeys. */
const heCounts = ({ rows }: Finding): string => pick(rows, ['Il compte', 'Ils comptent'], 'fr')

const types: Readonly<Record<string, string>> = {
  timestamp: 'une date ou un moment',
  date: 'une date',
  month: 'un mois',
  money: 'un montant',
  number: 'un nombre',
  integer: 'un nombre entier',
  boolean: 'une valeur vrai ou faux',
}

/** As `apart`, where rows can do without the column: then only the value is left out. */
function unread(finding: Finding, remedy: string): string {
  if (isSetApart(finding.where)) return apart(finding, remedy)
  const left = pick(
    finding.rows,
    ['La ligne compte, sans cette valeur.', 'Les lignes comptent, sans cette valeur.'],
    'fr',
  )
  return `${left} ${remedy}`
}

/** What to do about values that cannot be read; of numbers, the line to write. */
function convert(unreadable: Unreadable): string {
  const lines = numberSql(unreadable)
  if (lines.length === 0) {
    return 'Corrigez les valeurs à la source, ou convertissez-les dans le SQL.'
  }
  return `Convertissez-les dans le SQL par ${lines.join(' si la virgule sépare les décimales, ou par ')}${lines.length > 1 ? ' si elle sépare les milliers' : ''}.`
}

const show = (message: string, effect: string): Shown => ({ message, effect })

export const french: Messages = {
  missing_value: (f) =>
    show(
      `${rows(f)} n’${have(f)} rien dans ${f.where}, dont chaque ligne a besoin.`,
      apart(f, 'Complétez à la source, ou écartez ces lignes dans le SQL.'),
    ),
  wrong_type: (f) =>
    show(
      `${rows(f)} ${have(f)} autre chose qu’${types[f.params.expected] ?? f.params.expected} dans ${f.where}, par exemple « ${f.params.example} ».`,
      unread(f, convert({ where: f.where, ...f.params })),
    ),
  impossible_date: (f) =>
    show(
      `${rows(f)} ${have(f)} dans ${f.where} une date qui n’existe pas, par exemple « ${f.params.example} ».`,
      unread(
        f,
        'Corrigez à la source ; si jour et mois sont inversés, déclarez leur ordre sous dates.',
      ),
    ),
  ambiguous_date: (f) =>
    show(
      `${rows(f)} ${have(f)} dans ${f.where} une date qui se lit de deux façons, par exemple « ${f.params.example} », et rien dans la colonne ne dit laquelle.`,
      unread(f, 'Déclarez l’ordre du jour et du mois sous dates dans bowline.yaml : dmy ou mdy.'),
    ),
  unknown_value: (f) =>
    show(
      `${rows(f)} ${have(f)} dans ${f.where} une valeur que le standard ne connaît pas, par exemple « ${f.params.example} ».`,
      unread(f, `Traduisez-la dans le SQL en ${or(f.params.allowed)}.`),
    ),
  unknown_stage: (f) =>
    show(
      `${rows(f)} ${pick(f.rows, ['nomme', 'nomment'], 'fr')} dans ${f.where} une étape qui n’existe pas, par exemple « ${f.params.example} ».`,
      apart(
        f,
        f.params.nearest === null
          ? 'Traduisez-la dans le SQL en une étape du standard, ou ajoutez-la sous stages.'
          : `Il s’agit peut-être de ${f.params.nearest} ; sinon, ajoutez-la sous stages.`,
      ),
    ),
  duplicate_key: (f) =>
    show(
      `${rows(f)} de ${f.where} ${pick(f.rows, ['répète', 'répètent'], 'fr')} la clé d’une autre ligne, par exemple « ${f.params.example} ».`,
      'Une ligne de chaque clé est conservée, les autres sont mises à part. Rendez la clé unique dans le SQL, ou associez recorded_at s’il s’agit de versions.',
    ),
  orphan: (f) =>
    show(
      `${rows(f)} ${pick(f.rows, ['renvoie', 'renvoient'], 'fr')} dans ${f.where} à quelque chose qui manque dans ${f.params.references}, ou y est mis à part, par exemple « ${f.params.example} ».`,
      f.severity === 'error'
        ? apart(
            f,
            `Si la ligne visée y a été mise à part, corrigez-la d’abord ; sinon, ajoutez ce qui manque à ${f.params.references}, ou écartez ces lignes.`,
          )
        : `${sheIsKept(f)}, sans ce que ${f.params.references} en dirait. Ajoutez-y ce qui manque, ou corrigez la ligne mise à part.`,
    ),
  future_entry: (f) =>
    show(
      `${rows(f)} ${pick(f.rows, ['se situe', 'se situent'], 'fr')} dans l’avenir d’après ${f.where}, par exemple « ${f.params.example} ».`,
      apart(
        f,
        'Ce qui n’a pas eu lieu n’est pas compté : cherchez des dates prévues ou des fautes de frappe.',
      ),
    ),

  nonexistent_local_time: (f) =>
    show(
      `${rows(f)} ${have(f)} dans ${f.where} une heure que les horloges de ${f.params.timezone} ont sautée, par exemple « ${f.params.example} ».`,
      `${sheIsKept(f)}, avec une heure avancée de ce saut : les délais peuvent en différer.`,
    ),
  repeated_local_time: (f) =>
    show(
      `${rows(f)} ${have(f)} dans ${f.where} une heure que les horloges de ${f.params.timezone} ont affichée deux fois, par exemple « ${f.params.example} ».`,
      `${sheIsKept(f)} et comprise comme la seconde : les délais peuvent différer de l’heure répétée.`,
    ),
  mixed_zones: (f) =>
    show(
      `${f.where} mêle ${counted(f.params.withZone, ['heure', 'heures'], 'fr')} avec fuseau et ${wordNumber(f.params.without, 'fr')} sans.`,
      'Celles qui n’en ont pas sont lues dans le fuseau du projet. Si un autre était voulu, les délais sont décalés d’autant.',
    ),
  undated_entry: (f, name) =>
    show(
      `${entries(f)} en ${name(stageOf(f))} ${pick(f.rows, ['n’a pas', 'n’ont pas'], 'fr')} de date.`,
      `${sheCounts(f)} dans le stock et les volumes depuis toujours, jamais dans un taux, un délai ou une période.`,
    ),
  entry_before_previous: (f, name) =>
    show(
      `${journeys(f.rows)} ${pick(f.rows, ['entre', 'entrent'], 'fr')} en ${name(f.params.next)} ou plus loin avant ${name(stageOf(f))}, par exemple « ${f.params.example} ».`,
      `${heCounts(f)} parmi ceux qui ont continué, mais ${pick(f.rows, ['le délai négatif est écarté', 'les délais négatifs sont écartés'], 'fr')}. Vérifiez les deux dates.`,
    ),
  loss_before_entry: (f, name) =>
    show(
      `${journeys(f.rows)} ${pick(f.rows, ['est perdu', 'sont perdus'], 'fr')} avant d’entrer en ${name(stageOf(f))}, par exemple « ${f.params.example} ».`,
      `${heCounts(f)} comme ${pick(f.rows, ['perdu', 'perdus'], 'fr')} à cette étape. Vérifiez la date de la perte, et si le parcours a été repris.`,
    ),
  stage_skipped: (f, name) =>
    show(
      `${journeys(f.rows)} ${pick(f.rows, ['a sauté', 'ont sauté'], 'fr')} ${name(f.params.next)} pour une étape plus lointaine.`,
      `${heCounts(f)} parmi ceux qui ont continué depuis l’étape d’avant, mais non parmi les entrées en ${name(f.params.next)}, dont le volume est d’autant plus bas.`,
    ),
  unassigned_motion: (f) =>
    show(
      f.params.mapped
        ? `${journeys(f.rows)} ${pick(f.rows, ['n’a pas', 'n’ont pas'], 'fr')} de motion.`
        : `Aucun parcours n’a de motion : la colonne n’est pas associée (${journeys(f.rows)}).`,
      `${heCounts(f)} comme unassigned. Une moyenne sur plusieurs motions cache plus qu’elle ne montre.`,
    ),
  floating_money: (f) =>
    show(
      `${f.where} provient de nombres à virgule flottante.`,
      'Les montants sont arrondis à la lecture ; les sommes peuvent différer de la source aux dernières décimales. Fournissez du texte ou des décimaux.',
    ),
  rounded_money: (f) =>
    show(
      `${rows(f)} ${have(f)} plus de dix décimales dans ${f.where}, par exemple « ${f.params.example} ».`,
      `${sheIsKept(f)}, arrondie${f.rows < 2 ? '' : 's'} à dix décimales.`,
    ),
  other_currency: (f) =>
    show(
      `${journeys(f.rows)} ${have(f)} un montant dans une autre devise que ${f.params.currency}, par exemple ${f.params.example}.`,
      'Ces montants ne sont pas connus dans la devise du projet et manquent dans les sommes ; les parcours, eux, comptent.',
    ),
  similar_values: (f) =>
    show(
      `${f.where} a des valeurs qui semblent n’en faire qu’une : ${f.params.values.map((value) => `« ${value} »`).join(', ')}.`,
      'Elles comptent comme des tranches distinctes. Si c’est la même, réunissez-les dans le SQL.',
    ),
  unmatched_reference: (f) =>
    show(
      `${rows(f)} ${have(f)} dans ${f.where} une valeur absente de ${f.params.references}, par exemple « ${f.params.example} ».`,
      f.params.nearest === null
        ? `${sheIsKept(f)} telle${f.rows < 2 ? '' : 's'} quelle${f.rows < 2 ? '' : 's'}. Corrigez la valeur, ou ajoutez-la à la source.`
        : `${sheIsKept(f)} telle${f.rows < 2 ? '' : 's'} quelle${f.rows < 2 ? '' : 's'}, et donc comptée${f.rows < 2 ? '' : 's'} à part de « ${f.params.nearest} », sans doute voulu. Corrigez à la source ou dans le SQL.`,
    ),

  ...policiesInFrench,
  ...countedInFrench,
  ...answersInFrench,
  ...tablesInFrench,

  horizon_early: (f, name, { isDeclared }) =>
    isDeclared(stageOf(f))
      ? show(
          `Les entrées en ${name(stageOf(f))} ne sont connues qu’avant le ${f.params.until}, comme observed_until le déclare ; l’ensemble des données avant le ${f.params.asOf}.`,
          'La suite n’y est pas connue : des parcours récents semblent en cours alors qu’ils ont peut-être continué.',
        )
      : show(
          `Les dernières entrées régulières en ${name(stageOf(f))} sont du ${dayBefore(f.params.until)}, celles de l’ensemble des données du ${dayBefore(f.params.asOf)}.`,
          'La suite n’y est pas connue : des parcours récents semblent en cours alors qu’ils ont peut-être continué. Si l’export est plus récent, déclarez-le sous observed_until.',
        ),
  after_horizon: (f, name) =>
    show(
      `${entries(f)} en ${name(stageOf(f))} ${pick(f.rows, ['date', 'datent'], 'fr')} d’après le ${f.params.until}, limite de ce qui est entièrement connu.`,
      `${sheCounts(f)}, mais ce temps est incomplet. Réglez observed_until si les données sont entières.`,
    ),

  too_few: (f) =>
    show(
      `${counted(f.rows, ['ligne a', 'lignes ont'], 'fr')} moins de ${f.params.least} entrées datées.`,
      'Si peu ne disent rien d’un taux : aucun n’est donné.',
    ),
  followed_too_short: (f) =>
    show(
      `Dans ${rows(f)}, aucun parcours n’a pu être suivi pendant les jours sur lesquels porte le taux, et certains sont encore en cours.`,
      'Leur issue n’est pas encore connue : aucun taux n’est donné.',
    ),
  extrapolated: (f) =>
    show(
      `${counted(f.rows, ['part à terme est extrapolée', 'parts à terme sont extrapolées'], 'fr')}, au-delà de ${counted(f.params.days, ['jour observé', 'jours observés'], 'fr')} au plus.`,
      'C’est un modèle de qui continue et quand qui le dit, non les données seules\u00a0: lisez d’abord l’intervalle, et planifiez avec le taux à un âge donné.',
    ),
  no_limits: (f) =>
    show(
      `${counted(f.rows, ['période est', 'périodes sont'], 'fr')} dans une série de moins de ${f.params.least} périodes mûres.`,
      'Si peu ne fixent pas de limites : rien n’y distingue le signal du bruit.',
    ),
  rate_borrowed: (f) =>
    show(
      `${counted(f.rows, ['taux n’est', 'taux ne sont'], 'fr')} pas ${f.rows < 2 ? 'donné' : 'donnés'} dans l’une des deux périodes.`,
      'Celui de l’autre période le remplace : son évolution compte dans le volume et le mélange ; une tranche sans aucun ne compte pour rien.',
    ),
  directional: (f) =>
    show(
      `${counted(f.rows, ['taux repose', 'taux reposent'], 'fr')} sur moins de ${f.params.least} entrées.`,
      'À lire comme une tendance, l’intervalle d’abord.',
    ),
  undated_not_in_range: (f) =>
    show(
      `${entries(f)} sans date ${pick(f.rows, ['est exclue', 'sont exclues'], 'fr')} de la période demandée.`,
      'Nul ne sait si elles en font partie. Sans from ni to, elles comptent dans les volumes.',
    ),
  milestone_rate: () =>
    show(
      'Le taux d’une période divise ceux qui y ont continué par ceux qui y sont entrés.',
      'Ce ne sont pas les mêmes parcours : un taux peut dépasser 100 %. La vue cohort suit les mêmes.',
    ),
  corrected_history: (f) =>
    show(
      `Aucune table ne dit quand ses lignes ont été enregistrées : le ${f.params.asOf} est montré avec ce qui est connu aujourd’hui.`,
      'Les corrections ultérieures y sont : les rapports de ce jour-là disaient peut-être autre chose. Associez recorded_at pour voir ce qui était connu alors.',
    ),
  as_of_beyond_data: (f) =>
    show(
      `Les données s’arrêtent avant le ${f.params.until}, et le ${f.params.asOf} est au-delà.`,
      'Rien n’est connu de l’intervalle : des parcours semblent en cours alors qu’ils sont peut-être finis.',
    ),
  no_match: (f) =>
    show(
      f.params.nearest === null
        ? `Rien ne correspond à ${f.params.filters}.`
        : `Rien ne correspond à ${f.params.filters} ; peut-être s’agit-il de ${f.params.nearest}.`,
      'Tous les volumes sont nuls. Les valeurs sont comparées lettre à lettre : découpez par la dimension pour voir lesquelles existent.',
    ),
  stale_build: (f) =>
    show(
      `Les chiffres viennent de la construction du ${f.params.builtAt} : une plus récente a échoué. ${f.params.reason}`,
      'Les changements survenus depuis n’y sont pas. Lancez bowline build pour voir ce qui est en cause.',
    ),
}
