import type { Language } from '../../standard/types.ts'

interface LoopTexts {
  readonly nothing: string
  readonly noScores: string
  readonly noCheck: string
  readonly better: string
  readonly worse: string
  readonly none: string
  /** Beneath the effects: what the line means. */
  readonly times: string
  readonly points: string
  readonly captured: string
  readonly across: string
  readonly asPredicted: string
  readonly predicted: string
  readonly chance: string
  readonly scores: string
  readonly customers: (count: string) => string
}

export const LOOP_TEXTS: Readonly<Record<Language, LoopTexts>> = {
  en: {
    nothing: 'nothing to draw: no attribute could be compared',
    noScores: 'nothing to draw: there are no scores',
    noCheck: 'nothing to draw: the scores could not be checked',
    better: 'better, beyond chance',
    worse: 'worse, beyond chance',
    none: 'no mark',
    times:
      'What a customer with the attribute typically pays, times what the others do, with its 95 % interval.',
    points: 'How many points more, or fewer, than of the others, with its 95 % interval.',
    captured: 'Good customers found, the highest scores first',
    across: 'customers, the highest scores first',
    asPredicted: 'Scores, and what became of it',
    predicted: 'score, on average',
    chance: 'dashed: what chance would find; scores that are right',
    scores: 'The longer a bar, the likelier; the line is the average of those it was learnt from.',
    customers: (count) => `n ${count}`,
  },
  fr: {
    nothing: 'rien à dessiner\u202f: aucun attribut n’a pu être comparé',
    noScores: 'rien à dessiner\u202f: il n’y a pas de scores',
    noCheck: 'rien à dessiner\u202f: les scores n’ont pas pu être vérifiés',
    better: 'meilleurs, au-delà du hasard',
    worse: 'moins bons, au-delà du hasard',
    none: 'aucune marque',
    times:
      'Ce que paie en général un client qui a l’attribut, fois ce que paient les autres, avec son intervalle à 95\u202f%.',
    points:
      'Combien de points de plus, ou de moins, que les autres, avec son intervalle à 95\u202f%.',
    captured: 'Bons clients trouvés, les scores les plus hauts d’abord',
    across: 'clients, les scores les plus hauts d’abord',
    asPredicted: 'Les scores, et ce qu’il en est advenu',
    predicted: 'score moyen',
    chance: 'en tirets\u202f: ce que trouverait le hasard\u202f; des scores justes',
    scores:
      'Plus la barre est longue, plus c’est probable\u202f; le trait est la moyenne de ceux dont on l’a appris.',
    customers: (count) => `n ${count}`,
  },
}
