import type { ForecastLack, ForecastPart } from '../forecast-params.ts'
import type { ForecastCode, Messages } from '../message.ts'
import { counted, pick, wordNumber, wordPercent } from '../wording.ts'

const show = (message: string, effect: string) => ({ message, effect })

const list = (names: readonly string[]): string => new Intl.ListFormat('fr').format(names)

interface Part {
  readonly what: string
  readonly without: string
  readonly map: string
}

const parts: Readonly<Record<ForecastPart, Part>> = {
  arrivals: {
    what: 'des parcours qui entrent',
    without: 'Rien n’est prévu que ce qui est déjà en cours, signé ou payé.',
    map: 'Reliez stage_entries avec entered_at, sur quelques mois entiers au moins.',
  },
  winning: {
    what: 'du sort de ceux qui entrent',
    without: 'Aucune vente n’est prévue.',
    map: 'Reliez les entrées des étapes avant l’engagement, l’engagement lui-même et les pertes.',
  },
  price: {
    what: 'de ce qu’une vente rapporte',
    without: 'Ni les commandes ni le revenu des nouveaux clients ne sont prévus.',
    map: 'Reliez subscriptions avec amount et billing_period, ou journeys.amount.',
  },
  churn: {
    what: 'des clients qui partent',
    without: 'Tous ceux qui paient sont supposés rester.',
    map: 'Reliez subscriptions avec started_at et ended_at.',
  },
  expansion: {
    what: 'des clients qui paient plus ou moins qu’avant',
    without: 'Ce qu’ils paient est supposé rester tel quel.',
    map: 'Reliez chaque changement de prix comme une ligne de subscriptions à part.',
  },
  onboarding: {
    what: 'du moment où démarre ce qui est signé',
    without: 'Tout est supposé démarrer aussitôt.',
    map: 'Reliez subscriptions.committed_at à côté de started_at.',
  },
}

const lacks: Readonly<Record<ForecastLack, (what: string, slices: string) => string>> = {
  nothing: (what, slices) => `Rien n’est connu ${what}${slices}.`,
  few: (what, slices) => `Moins de dix cas sont connus ${what}${slices}.`,
  young: (what, slices) => `L’historique ${what} est court${slices}.`,
}

const figureNames = {
  bookings: 'les commandes',
  running: 'le revenu en cours',
  wins: 'les ventes',
} as const

const vague =
  'La prévision le dit par de larges intervalles\u202f; lisez-la comme un ordre de grandeur.'

/** What a forecast lacks, how far it was right before, and what scenarios leave open. */
export const forecastInFrench: Pick<Messages, ForecastCode> = {
  forecast_unknown: ({ rows, params: { lacks: part, how } }) => {
    const { what, without, map } = parts[part]
    const slices = rows > 1 ? ` dans ${counted(rows, ['tranche', 'tranches'], 'fr')}` : ''
    return show(lacks[how](what, slices), how === 'nothing' ? `${without} ${map}` : vague)
  },
  forecast_missed: ({ params: { within, n } }) =>
    show(
      `De ${wordNumber(n, 'fr')} chiffres prévus depuis le passé, ${wordPercent(within, 'fr')} étaient dans leur intervalle à 80\u00a0%.`,
      within < 0.8
        ? 'Les intervalles sont trop étroits pour cette entreprise\u202f: ce qui vient en sortira plus souvent qu’ils ne le disent. Gardez plus de marge.'
        : 'Les intervalles sont plus larges que nécessaire pour cette entreprise.',
    ),
  forecast_simpler: ({ params: { figures } }) =>
    show(
      `Une méthode plus simple a mieux prévu ${list(figures.map((figure) => figureNames[figure]))} dans le passé que la somme des parties.`,
      'C’est elle qui donne ce qui est attendu et ses intervalles. Ce que disent les parties est à côté\u202f; voir la vue backtest.',
    ),
  forecast_by_parts: ({ params: { figure, more } }) =>
    show(
      `Pour ${figureNames[figure]}, la prévision suit une méthode plus simple${more === null ? '' : `, qui attend ${wordPercent(Math.abs(more), 'fr')} de ${more < 0 ? 'moins' : 'plus'} que les parties`}.`,
      'Les leviers déplacent les parties, que les méthodes plus simples n’ont pas\u202f: lisez ici ce qu’ils changent, et le niveau dans la prévision.',
    ),
  forecast_untested: () =>
    show(
      'L’historique est trop court pour prévoir son propre passé et comparer.',
      'La justesse d’une telle prévision n’est pas connue. Elle pourra être vérifiée à partir de neuf mois entiers.',
    ),
  forecast_unreadable: ({ rows, params: { files } }) =>
    show(
      `${pick(rows, ['Un fichier', 'Des fichiers'], 'fr')} de prévisions gardées ne se ${pick(rows, ['lit', 'lisent'], 'fr')} pas\u202f: ${list(files)}.`,
      `Ce qui y était dit n’est pas comparé à ce qui est venu. Retirez-${pick(rows, ['le', 'les'], 'fr')} de .bowline/forecasts dans le dossier du projet.`,
    ),
  forecast_concentrated: ({ params: { alike } }) =>
    show(
      alike < 1.5
        ? 'Un seul client paie presque tout ce qui est en cours.'
        : `Ce qui est en cours est payé comme par ${wordNumber(Math.round(alike), 'fr')} clients semblables.`,
      'Le départ d’un seul décide de la prévision\u202f: demandez-leur, plutôt qu’à la moyenne.',
    ),
  scenario_begun: ({ rows, params: { names } }) =>
    show(
      `${counted(rows, ['changement', 'changements'], 'fr')} de ${list(names)} ${pick(rows, ['commence', 'commencent'], 'fr')} avant la prévision.`,
      'Ce qui en est résulté est déjà dans les chiffres, et compte deux fois. Écrivez un jour plus tardif, ou retirez-le.',
    ),
  scenario_later: ({ rows, params: { names, until } }) =>
    show(
      `${counted(rows, ['changement', 'changements'], 'fr')} de ${list(names)} ${pick(rows, ['commence', 'commencent'], 'fr')} le ${until} ou après, là où finit la prévision.`,
      'Cela ne change rien ici. Demandez plus de mois.',
    ),
  scenario_unknown: ({ params: { names, levers } }) =>
    show(
      `Personne ne sait où en est ${list(levers)}, que ${list(names)} ${pick(names.length, ['change', 'changent'], 'fr')}.`,
      'Ce changement est laissé de côté. Écrivez-le en relatif, comme +10 %, ou reliez ce dont il se mesure.',
    ),
  scenario_none: () =>
    show(
      'Aucun scénario n’est saisi.',
      'Écrivez-en un dans scenarios/NOM.yaml à côté de bowline.yaml, ou changez un levier dans la question, comme rate:selection=+10%.',
    ),
}
