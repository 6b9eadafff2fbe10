import type { Language } from '../../standard/types.ts'

/** The words of the drawings of purchases. */
interface PurchaseWords {
  readonly list: string
  readonly nothing: string
  readonly unknown: string
  readonly fitEnds: string
  readonly actual: string
  readonly foretold: string
  readonly naive: string
  readonly since: (day: string) => string
}

export const PURCHASE_WORDS: Readonly<Record<Language, PurchaseWords>> = {
  en: {
    list: 'A list of customers has no drawing.',
    nothing: 'Nothing was bought.',
    unknown: 'nothing can be foretold yet',
    fitEnds: 'the data of the fit end here',
    actual: 'bought',
    foretold: 'foretold',
    naive: 'by the rate until then',
    since: (day) => `Repeat purchases since ${day}, held back from the fit`,
  },
  fr: {
    list: 'Une liste de clients n’a pas de dessin.',
    nothing: 'Rien n’a été acheté.',
    unknown: 'rien ne peut encore être prévu',
    fitEnds: 'les données de l’ajustement s’arrêtent ici',
    actual: 'achetés',
    foretold: 'prévus',
    naive: 'au rythme d’avant',
    since: (day) => `Achats répétés depuis le ${day}, cachés à l’ajustement`,
  },
}
