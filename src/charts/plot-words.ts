import type { Language } from '../standard/types.ts'

/** The words of the drawings of single stages. */
export interface PlotWords {
  readonly goneOn: string
  readonly skipped: string
  readonly open: string
  readonly lost: string
  readonly band: string
  readonly headline: string
  readonly ofAge: (days: string, share: string, interval: string | null) => string
  readonly entered: (count: string) => string
  readonly ages: string
  readonly tooFew: string
  readonly noPeriods: string
  readonly known: string
  readonly early: string
  readonly usual: string
  readonly limits: string
  readonly ownScales: string
  readonly quarter: (year: string, quarter: number) => string
  readonly signal: (period: string, value: string, reason: string) => string
  readonly before: string
  readonly after: string
  readonly from: string
  readonly more: string
  readonly fewer: string
  readonly exact: string
  readonly bySlice: string
  readonly noRates: string
  readonly comparedRates: string
  readonly apart: (value: string, range: readonly [low: string, high: string] | null) => string
  readonly paid: string
  readonly addsUp: string
  readonly ofBeginning: string
  /** What became of terms. */
  readonly renewal: Readonly<Record<'early' | 'on_time' | 'late' | 'open' | 'lost', string>>
  readonly renewalRate: string
  readonly noCurve: string
  readonly years: (years: number) => string
  readonly dataEnd: string
  readonly beyond: string
  readonly leftThen: string
  readonly within95: string
  readonly togetherAdd: string
  readonly oneByOne: string
  readonly leverBars: string
  readonly noLevers: string
  readonly beforeMeetings: string
  readonly nthMeeting: (place: string) => string
  readonly noMeetings: string
  readonly heldBars: string
  readonly goOnOf: (share: string, range: string | null, held: string) => string
  readonly gap: (days: string) => string
  readonly wentOn: string
  readonly wonOutright: string
  readonly shownOf: (shown: string, all: string) => string
}

export const PLOT_WORDS: Readonly<Record<Language, PlotWords>> = {
  en: {
    goneOn: 'gone on',
    skipped: 'of these, past the next stage',
    open: 'still open',
    lost: 'lost',
    band: 'gone on, 95 % interval',
    headline: 'the age by which the rate is told',
    ofAge: (days, share, interval) =>
      `within ${days}: ${share}${interval === null ? '' : ` (${interval})`}`,
    entered: (count) => `n ${count}`,
    ages: 'Across: days since the entry, the first ones wider; known at the days marked, straight lines between them.',
    tooFew: 'too few to draw',
    noPeriods: 'nothing to draw: no period has a figure',
    known: 'a period',
    early: 'not mature yet: judged later',
    usual: 'usual',
    limits: 'within chance',
    ownScales: 'Each has a scale of its own.',
    quarter: (year, quarter) => `${year} Q${quarter}`,
    signal: (period, value, reason) => `${period}: ${value}, ${reason}`,
    before: 'before',
    after: 'after',
    from: 'from',
    more: 'more go on',
    fewer: 'fewer go on',
    exact: 'Before, volume, mix and rate make exactly after.',
    bySlice: 'What each adds or takes',
    noRates: 'nothing to draw: no rate is told on either side',
    comparedRates:
      'The share that goes on within the days given, from none to all, with its 95 % interval; B − A in percentage points.',
    apart: (value, range) =>
      range === null ? `${value} points` : `${value} points (${range[0]} to ${range[1]})`,
    paid: 'paid at the opening',
    addsUp: 'Opening and all that moved make exactly closing, in each period and in all.',
    ofBeginning:
      'Down: when they began; across: how many periods later; in per cent of the beginning. Empty is still to come.',
    renewal: {
      early: 'renewed early',
      on_time: 'on time',
      late: 'late',
      open: 'open',
      lost: 'lost',
    },
    renewalRate: 'Above: the share renewed, where the days of grace of all terms are over.',
    noCurve: 'no curve: how long they stay cannot be told yet',
    years: (years) => (years === 1 ? '1 year' : `${years} years`),
    dataEnd: 'the data end here',
    beyond: 'told by the curve alone: nobody was followed so long',
    leftThen: 'still there by then, 95 % interval',
    within95: '95 % interval',
    togetherAdd: 'all together',
    oneByOne: 'one by one, in sum',
    leverBars:
      'The bar is what the lever adds, the line its 95 % interval. Better meetings, and one fewer, are other ways to the rate of their stage: they stand in no total.',
    noLevers: 'nothing to draw: no lever can be put into figures',
    beforeMeetings: 'before any meeting',
    nthMeeting: (place) => `after meeting ${place}`,
    noMeetings: 'nothing to draw: no meetings are known',
    heldBars:
      'The whole bar are those who held that meeting, as long as they are many of all who entered; shares are by the age told.',
    goOnOf: (share, range, held) =>
      `${share} of ${held} go on${range === null ? '' : ` (${range})`}`,
    gap: (days) => `gap ${days}`,
    wentOn: 'held the next',
    wonOutright: 'won',
    shownOf: (shown, all) => `${shown} of ${all} are drawn`,
  },
  fr: {
    goneOn: 'passés',
    skipped: 'dont au-delà de l’étape suivante',
    open: 'en cours',
    lost: 'perdus',
    band: 'passés, intervalle à 95\u202f%',
    headline: 'l’âge auquel le taux est donné',
    ofAge: (days, share, interval) =>
      `en ${days}\u202f: ${share}${interval === null ? '' : ` (${interval})`}`,
    entered: (count) => `n ${count}`,
    ages: 'En largeur\u202f: les jours depuis l’entrée, les premiers plus larges\u202f; connus aux jours marqués, droites entre eux.',
    tooFew: 'trop peu pour dessiner',
    noPeriods: 'rien à dessiner\u202f: aucune période n’a de chiffre',
    known: 'une période',
    early: 'pas encore mûre\u202f: jugée plus tard',
    usual: 'habituel',
    limits: 'dû au hasard',
    ownScales: 'Chacun a sa propre échelle.',
    quarter: (year, quarter) => `T${quarter} ${year}`,
    signal: (period, value, reason) => `${period}\u202f: ${value}, ${reason}`,
    before: 'avant',
    after: 'après',
    from: 'dès',
    more: 'davantage continuent',
    fewer: 'moins continuent',
    exact: 'Avant, volume, mélange et taux font exactement après.',
    bySlice: 'Ce que chacun apporte ou enlève',
    noRates: 'rien à dessiner\u202f: aucun taux n’est donné',
    comparedRates:
      'La part qui continue dans les jours indiqués, d’aucun à tous, avec son intervalle à 95\u202f%\u202f; B − A en points de pourcentage.',
    apart: (value, range) =>
      range === null ? `${value} points` : `${value} points (de ${range[0]} à ${range[1]})`,
    paid: 'payé à l’ouverture',
    addsUp:
      'L’ouverture et tous les mouvements font exactement la clôture, dans chaque période et en tout.',
    ofBeginning:
      'En hauteur\u202f: leur début\u202f; en largeur\u202f: combien de périodes après\u202f; en pour cent du début. Le vide est à venir.',
    renewal: {
      early: 'renouvelées en avance',
      on_time: 'à l’heure',
      late: 'en retard',
      open: 'ouvertes',
      lost: 'perdues',
    },
    renewalRate:
      'Au-dessus\u202f: la part renouvelée, là où le délai de grâce est passé pour toutes.',
    noCurve: 'pas de courbe\u202f: combien de temps ils restent ne peut pas encore se dire',
    years: (years) => (years === 1 ? '1 an' : `${years} ans`),
    dataEnd: 'fin des données',
    beyond: 'dit par la courbe seule\u202f: personne n’a été suivi si longtemps',
    leftThen: 'encore là à ce moment, intervalle à 95\u202f%',
    within95: 'intervalle à 95\u202f%',
    togetherAdd: 'tous ensemble',
    oneByOne: 'un à un, en somme',
    leverBars:
      'La barre est ce qu’ajoute le levier, le trait son intervalle à 95\u202f%. De meilleurs rendez-vous, et un de moins, sont d’autres voies vers le taux de leur étape\u202f: ils ne sont dans aucun total.',
    noLevers: 'rien à dessiner\u202f: aucun levier ne peut être chiffré',
    beforeMeetings: 'avant tout rendez-vous',
    nthMeeting: (place) => `après le rendez-vous ${place}`,
    noMeetings: 'rien à dessiner\u202f: aucun rendez-vous n’est connu',
    heldBars:
      'La barre entière est ceux qui ont tenu ce rendez-vous, aussi longue qu’ils sont nombreux parmi les entrés\u202f; les parts sont à l’âge indiqué.',
    goOnOf: (share, range, held) =>
      `${share} sur ${held} continuent${range === null ? '' : ` (${range})`}`,
    gap: (days) => `attente ${days}`,
    wentOn: 'ont tenu le suivant',
    wonOutright: 'gagnés',
    shownOf: (shown, all) => `${shown} sur ${all} sont dessinés`,
  },
}
