import type { CourseFigure } from './course-options.ts'
import { sayMoney, sayNumber, type Speech } from './course-words.ts'

/** What is said of a forecast, at its end. */
export interface ForecastTold {
  readonly figure: CourseFigure
  /** Some price is known, or something has run. */
  readonly isPriced: boolean
  /** First day of the first month, and first day not told any more. */
  readonly from: string
  readonly until: string
  /** What runs at the origin; of what flows, what came in as many months before; `null`: not known. */
  readonly before: number | null
  readonly expected: number
  readonly low: number
  readonly high: number
  /** Of what runs at the end, by the parts; where a simpler method is used they sum to their own forecast. */
  readonly existing: number
  readonly fresh: number
  /** Of the months together. */
  readonly wins: { readonly expected: number; readonly low: number; readonly high: number }
}

/** What is expected, and between what. */
export function forecastSentence(told: ForecastTold, speech: Speech): string {
  const { figure, from, until, before, expected, low, high, existing, fresh } = told
  if (!told.isPriced || (high < 0.5 && told.wins.expected > 0)) return winsSentence(told, speech)
  const money = (value: number): string => sayMoney(value, speech)
  const isSure = money(low) === money(high)
  const isOfParts = Math.abs(existing + fresh - expected) <= 1e-6 * expected
  if (speech.lang === 'fr') {
    const between = isSure
      ? ''
      : `\u00a0; avec une probabilité de 80\u00a0%, entre ${money(low)} et ${money(high)}`
    if (figure === 'running') {
      const who = isOfParts
        ? 'Ceux qui paient aujourd’hui'
        : `Selon les parties, qui attendent ${money(existing + fresh)}, ceux qui paient aujourd’hui`
      return `Le ${until}, ${money(expected)} de revenu récurrent sont attendus, contre ${money(before ?? 0)} le ${from}${between}. ${who} en font ${money(existing)}, les nouveaux ${money(fresh)}.`
    }
    const what = figure === 'bookings' ? 'de commandes' : 'd’encaissements'
    const after = before === null ? '' : `, contre ${money(before)} sur autant de mois avant`
    return `Du ${from} au ${until} (exclu), ${money(expected)} ${what} sont attendus${after}${between}.`
  }
  const between = isSure
    ? ''
    : `; with a probability of 80\u00a0% between ${money(low)} and ${money(high)}`
  if (figure === 'running') {
    const who = isOfParts
      ? 'Those who pay now'
      : `By the parts, which expect ${money(existing + fresh)}, those who pay now`
    return `On ${until} ${money(expected)} of recurring revenue are expected to run, after ${money(before ?? 0)} on ${from}${between}. ${who} make ${money(existing)} of it, new ones ${money(fresh)}.`
  }
  const what = figure === 'bookings' ? 'bookings' : 'payments'
  const after = before === null ? '' : `, after ${money(before)} in as many months before`
  return `From ${from} until ${until} ${what} of ${money(expected)} are expected${after}${between}.`
}

/** Where no money is to come, or nobody knows of any. */
function winsSentence({ from, until, wins }: ForecastTold, { lang }: Speech): string {
  const [expected, low, high] = [wins.expected, wins.low, wins.high].map((value) =>
    sayNumber(value, lang),
  )
  return lang === 'fr'
    ? `Du ${from} au ${until} (exclu), ${expected} ventes sont attendues ; avec une probabilité de 80 %, entre ${low} et ${high}. Aucun argent n’est prévu.`
    : `From ${from} until ${until} ${expected} wins are expected; with a probability of 80 % between ${low} and ${high}. No money is forecast.`
}

export function nothingSentence(lang: Speech['lang']): string {
  return lang === 'fr'
    ? 'Rien ne permet de prévoir\u00a0: personne ne paie, rien n’a été vendu, et personne n’est en chemin.'
    : 'There is nothing to forecast from: nobody pays, nothing was won, and nobody is on the way.'
}
