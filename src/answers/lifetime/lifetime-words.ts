import { counted, wordPercent } from '../../findings/wording.ts'
import { shareLeft } from '../../models/math/customer-lifetime.ts'
import type { Choice } from '../../stats/retention/choose-curve.ts'
import type { RetentionModel } from '../../stats/retention/curve.ts'
import type { Language, Text } from '../../standard/types.ts'
import type { CountedLives } from './count-lived.ts'
import { wordMoney } from '../numbers/number-words.ts'
import { units } from '../money/revenue-sentence.ts'
import { rangeWords } from './ranged.ts'

const models: Readonly<Record<RetentionModel, Text>> = {
  geometric: { en: 'constant churn', fr: 'des départs constants' },
  shifted_beta_geometric: {
    en: 'a shifted beta-geometric curve',
    fr: 'une courbe bêta-géométrique',
  },
  discrete_weibull: { en: 'a discrete Weibull curve', fr: 'une courbe de Weibull discrète' },
  beta_discrete_weibull: {
    en: 'a beta-discrete-Weibull curve',
    fr: 'une courbe bêta-Weibull discrète',
  },
}

/** A curve in few words, by what it says of customers. */
export const curveLabels: Readonly<Record<RetentionModel, Text>> = {
  geometric: { en: 'constant churn', fr: 'départs constants' },
  shifted_beta_geometric: { en: 'unlike customers', fr: 'clients différents' },
  discrete_weibull: { en: 'churn that changes with age', fr: 'départs selon l’âge' },
  beta_discrete_weibull: {
    en: 'unlike customers, churn with age',
    fr: 'clients différents, départs selon l’âge',
  },
}

/** By what a curve was chosen. */
export const chosenWords: Readonly<Record<Choice['by'], Text>> = {
  held_out: { en: 'ages held back', fr: 'des âges cachés' },
  seen: { en: 'all that was seen', fr: 'tout ce qui a été vu' },
  asked: { en: 'who asked', fr: 'la question' },
}

const yearWords: Readonly<Record<Language, readonly [one: string, many: string]>> = {
  en: ['year', 'years'],
  fr: ['an', 'ans'],
}

/** What is left at the horizon, and what one customer is worth until then, of all slices together. */
export function lifetimeSentence({ all, terms, asked, context }: CountedLives): string {
  const { lang, engine } = context
  const { currency } = engine.catalog
  const { lived, told } = all
  const who = counted(lived.customers, units[asked.grain][lang], lang)
  if (lived.customers === 0) {
    return { en: 'Nobody is known who paid.', fr: 'Personne n’est connu qui payait.' }[lang]
  }
  const { fit } = told
  const years = counted(terms.horizon, yearWords[lang], lang)
  if (fit === null || told.value.value === null) {
    return lang === 'fr'
      ? `Combien de temps ${who} resteront ne peut pas encore se dire\u202f: ${counted(lived.lost, ['départ', 'départs'], lang)} jusqu’ici.`
      : `How long ${who} will stay cannot be told yet: ${lived.lost === 0 ? 'none was' : counted(lived.lost, ['was', 'were'], lang)} lost so far.`
  }
  const left = shareLeft(told.choice, terms.horizon, terms.perYear)
  const share = wordPercent(left.value ?? 0, lang)
  const range = rangeWords(left, (share) => wordPercent(share, lang), lang)
  const worth = wordMoney(told.value.value, currency, lang)
  const naive = told.valueNaive === null ? null : wordMoney(told.valueNaive, currency, lang)
  const model = models[fit.curve.model][lang]
  const isNaive = fit.curve.model === 'geometric' || naive === null
  return lang === 'fr'
    ? `De ${who}, ${share}${range} devraient être encore là ${years} après leur début, selon ${model}\u202f; chacun vaut ${worth} jusque-là${isNaive ? '' : `, contre ${naive} par des départs constants`}.`
    : `Of ${who}, ${share}${range} are expected to be there ${years} after they began, by ${model}; until then each is worth ${worth}${isNaive ? '' : `, where constant churn would say ${naive}`}.`
}
