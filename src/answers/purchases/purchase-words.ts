import { counted as countedWord, wordNumber, wordPercent } from '../../findings/wording.ts'
import type { CountedBuyers } from './count-buyers.ts'
import { wordMoney } from '../numbers/number-words.ts'
import { rangeWords } from '../lifetime/ranged.ts'

/** All slices together: who bought again, what is to come, and how well that was foretold before. */
export function purchaseSentence({ slices, months, context, split, until }: CountedBuyers): string {
  const { lang, engine } = context
  const { currency } = engine.catalog
  const customers = total(slices.map(({ fitted }) => fitted.customers))
  if (customers === 0) {
    return {
      en: 'Nobody is known who bought without a contract.',
      fr: 'Personne n’est connu qui ait acheté sans contrat.',
    }[lang]
  }
  const again = total(
    slices.flatMap(({ buyers }) => buyers.map((each) => (each.repeats > 0 ? each.count : 0))),
  )
  const who = countedWord(
    customers,
    { en: ['customer', 'customers'], fr: ['client', 'clients'] }[lang] as [string, string],
    lang,
  )
  const share = wordPercent(again / customers, lang)
  const fr = lang === 'fr'
  const bought = fr
    ? `De ${who} sans contrat, ${share} ont acheté de nouveau`
    : `Of ${who} without a contract, ${share} bought again`
  const isOne = slices.length === 1
  const [one] = slices
  const sum = sumOf(slices.map(({ told }) => told.purchases.value))
  if (sum === null) {
    return fr
      ? `${bought}\u202f; combien ils achèteront ne peut pas ${isOne ? '' : 'toujours '}se dire.`
      : `${bought}; how much they will buy cannot ${isOne ? '' : 'always '}be told.`
  }
  const whole = (value: number): string => wordNumber(Math.round(value), lang)
  const range = isOne ? rangeWords(one!.told.purchases, whole, lang) : ''
  const worth = sumOf(slices.map(({ told }) => told.value.value))
  const paid =
    worth === null ? '' : `${fr ? ', pour ' : ', worth '}${wordMoney(worth, currency, lang)}`
  const coming = fr
    ? `${whole(sum)}${range} achats sont attendus d’eux en ${months} mois${paid}`
    : `${whole(sum)}${range} purchases are expected of them in ${months} months${paid}`
  const foretold = sumOf(slices.map(({ check }) => check?.told.purchases.value ?? null))
  if (split === null || foretold === null) return `${bought}${fr ? '\u202f' : ''}; ${coming}.`
  const actual = total(slices.map(({ check }) => check?.actual ?? 0))
  const days = wordNumber(until - split, lang)
  const checked = fr
    ? `Des ${days} derniers jours, cachés, ${whole(foretold)} étaient prévus et ${whole(actual)} ont eu lieu.`
    : `Of the last ${days} days, held back, ${whole(foretold)} were foretold and ${whole(actual)} were made.`
  return `${bought}${fr ? '\u202f' : ''}; ${coming}. ${checked}`
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0)
}

/** `null` where one of them is not known. */
function sumOf(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>(
    (sum, value) => (sum === null || value === null ? null : sum + value),
    0,
  )
}
