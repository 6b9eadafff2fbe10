import type { Language } from '../../standard/types.ts'

export type DrawnFigure = 'running' | 'bookings' | 'cash'

/** The words of the drawings that look ahead. */
export interface CourseWords {
  readonly figures: Readonly<Record<DrawnFigure, string>>
  readonly origin: string
  readonly known: string
  readonly expected: string
  readonly band: (percent: number) => string
  readonly parts: string
  readonly existing: string
  readonly fresh: string
  readonly point: (month: string, value: string, range: string | null) => string
  readonly nothing: string
  readonly unpriced: string
  readonly noPast: string
  readonly yearly: string
  readonly flows: string
  readonly target: string
  readonly reached: (share: string) => string
  readonly outcome: (figure: string, day: string) => string
  readonly outcomeNote: string
  readonly hinges: string
  readonly hingeNote: string
  readonly tilt: (worst: string, best: string) => string
  readonly bookingsOf: string
  readonly scenarios: (figure: string) => string
  readonly difference: (day: string) => string
  readonly within80: string
  readonly costs: (cost: string) => string
  readonly chanceThen: (share: string) => string
  readonly baseline: string
  readonly noScenario: string
  readonly backtest: (figure: string) => string
  readonly cameWithin: string
  readonly cameOutside: string
  readonly past80: string
  readonly covered: (inside: string, all: string) => string
  readonly levers: (wanted: string, now: string) => string
  readonly leverNote: string
  readonly lacking: string
  readonly enough: string
  readonly wanted: string
  readonly cannot: (chance: string) => string
  readonly does: (chance: string) => string
}

export const COURSE_WORDS: Readonly<Record<Language, CourseWords>> = {
  en: {
    figures: { running: 'running revenue', bookings: 'bookings', cash: 'cash' },
    origin: 'the forecast begins',
    known: 'what was',
    expected: 'expected',
    band: (percent) => `${percent} % of the paths`,
    parts: 'What the expected is made of',
    existing: 'who pays now',
    fresh: 'who begins from here on',
    point: (month, value, range) => `${month}: ${value}${range === null ? '' : ` (80 % ${range})`}`,
    nothing: 'nothing to draw: nothing is there to forecast from',
    unpriced: 'nothing to draw: no price is known, and no money is forecast',
    noPast: 'nothing to draw: no forecast of the past can be told',
    yearly: 'A year’s worth of what runs at the end of each month.',
    flows: 'What comes in each month.',
    target: 'target',
    reached: (share) => `${share} reach the target`,
    outcome: (figure, day) => `What ${figure} may come to before ${day}`,
    outcomeNote:
      'The height is how many paths end there; hatched, with a firm edge, are those that reach the target.',
    hinges: 'What it hinges on',
    hingeNote:
      'The bar is the part of what is unsure; beside it the chance on the worst third of the paths and on the best.',
    tilt: (worst, best) => `chance ${worst} at worst, ${best} at best`,
    bookingsOf: 'What bookings come of',
    scenarios: (figure) => `${figure}, month by month`,
    difference: (day) => `More than as things are, before ${day}`,
    within80: 'The bar is the difference expected, the line holds 80 % of the paths.',
    costs: (cost) => `costs ${cost}`,
    chanceThen: (share) => `chance ${share}`,
    baseline: 'as things are',
    noScenario: 'no scenario: move a lever below, or type one in scenarios/',
    backtest: (figure) => `${figure}: past forecasts, and what came`,
    cameWithin: 'came, within the 80 %',
    cameOutside: 'came, outside',
    past80: '80 % as forecast then',
    covered: (inside, all) => `${inside} of ${all} within the 80 %`,
    levers: (wanted, now) => `The least change to a chance of ${wanted}, from ${now}`,
    leverNote:
      'The line is a chance from 0 to 100 %; the bar goes from the chance as things are to what the change makes of it.',
    enough: 'what the least change brings',
    wanted: 'wanted',
    lacking: 'what all of it brings, and not enough',
    cannot: (chance) => `not enough: chance ${chance} at most`,
    does: (chance) => `chance ${chance}`,
  },
  fr: {
    figures: { running: 'revenu en cours', bookings: 'commandes', cash: 'encaissements' },
    origin: 'début de la prévision',
    known: 'ce qui fut',
    expected: 'attendu',
    band: (percent) => `${percent} % des trajectoires`,
    parts: 'De quoi l’attendu est fait',
    existing: 'qui paie aujourd’hui',
    fresh: 'qui commence ensuite',
    point: (month, value, range) =>
      `${month}\u202f: ${value}${range === null ? '' : ` (80 % ${range})`}`,
    nothing: 'rien à dessiner\u202f: rien dont partir pour prévoir',
    unpriced: 'rien à dessiner\u202f: aucun prix n’est connu, aucun argent n’est prévu',
    noPast: 'rien à dessiner\u202f: aucune prévision passée ne peut être dite',
    yearly: 'Ce qui est en cours à la fin de chaque mois, ramené à un an.',
    flows: 'Ce que chaque mois apporte.',
    target: 'objectif',
    reached: (share) => `${share} atteignent l’objectif`,
    outcome: (figure, day) => `Où peut aboutir, avant le ${day}\u202f: ${figure}`,
    outcomeNote:
      'Hauteur\u202f: combien de trajectoires y finissent\u202f; hachurées et cernées, celles qui atteignent l’objectif.',
    hinges: 'À quoi cela tient',
    hingeNote:
      'La barre est la part de ce qui est incertain\u202f; à côté, la probabilité sur le pire tiers des trajectoires et sur le meilleur.',
    tilt: (worst, best) => `probabilité ${worst} au pire, ${best} au mieux`,
    bookingsOf: 'D’où viennent les commandes',
    scenarios: (figure) => `${figure}, mois par mois`,
    difference: (day) => `De plus que sans rien changer, avant le ${day}`,
    within80: 'La barre est l’écart attendu, le trait contient 80 % des trajectoires.',
    costs: (cost) => `coûte ${cost}`,
    chanceThen: (share) => `probabilité ${share}`,
    baseline: 'sans rien changer',
    noScenario:
      'aucun scénario\u202f: déplacez un levier ci-dessous, ou écrivez-en un dans scenarios/',
    backtest: (figure) => `${figure}\u202f: prévisions passées, et ce qui est venu`,
    cameWithin: 'venu, dans les 80 %',
    cameOutside: 'venu, en dehors',
    past80: '80 % prévus alors',
    covered: (inside, all) => `${inside} sur ${all} dans les 80 %`,
    levers: (wanted, now) =>
      `Le moindre changement pour une probabilité de ${wanted}, depuis ${now}`,
    leverNote:
      'Le trait est une probabilité de 0 à 100 %\u202f; la barre va de la probabilité sans rien changer à ce que le changement en fait.',
    enough: 'ce qu’apporte le moindre changement',
    wanted: 'voulue',
    lacking: 'ce qu’apporte le tout, et ce n’est pas assez',
    cannot: (chance) => `pas assez\u202f: probabilité ${chance} au plus`,
    does: (chance) => `probabilité ${chance}`,
  },
}
