import type { Language } from '../../standard/types.ts'

interface DefinitionChartWords {
  readonly noPolicy: string
  readonly noAccount: string
  readonly shares: string
  readonly accounts: (count: string, isOne: boolean) => string
  readonly others: (count: string, isOne: boolean) => string
  readonly bars: string
  readonly oneScale: string
}

/** What the drawings of two definitions say. */
export const DEFINITION_WORDS: Readonly<Record<Language, DefinitionChartWords>> = {
  en: {
    noPolicy: 'nothing to draw: no policy changes what is paid',
    noAccount: 'nothing to draw: every account pays the same by both',
    shares:
      'From A to B by what each policy changes in its turn, a year’s money; the shares make exactly the difference.',
    accounts: (count, isOne) => `${count} ${isOne ? 'account' : 'accounts'}`,
    others: (count, isOne) => `${count} ${isOne ? 'other account' : 'other accounts'}`,
    bars: 'What each account pays more or less in a year by B than by A, and the policy that explains most of it.',
    oneScale: 'Both have the same scale.',
  },
  fr: {
    noPolicy: 'rien à dessiner\u202f: aucune règle ne change ce qui est payé',
    noAccount: 'rien à dessiner\u202f: chaque compte paie autant selon les deux',
    shares:
      'De A à B par ce que chaque règle change à son tour, par an\u202f; les parts font exactement la différence.',
    accounts: (count, isOne) => `${count} ${isOne ? 'compte' : 'comptes'}`,
    others: (count, isOne) => `${count} ${isOne ? 'autre compte' : 'autres comptes'}`,
    bars: 'Ce que chaque compte paie de plus ou de moins par an selon B que selon A, et la règle qui en explique le plus.',
    oneScale: 'Les deux ont la même échelle.',
  },
}
