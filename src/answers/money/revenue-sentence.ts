import { counted } from '../../findings/wording.ts'
import { movements, perMonth, type BridgeRow } from '../../models/business/bridge.ts'
import { formatDecimal } from '../../money/decimal.ts'
import type { MoneyGrain } from '../../standard/revenue-policies.ts'
import type { Language } from '../../standard/types.ts'
import { formatDay } from '../../time/calendar.ts'
import type { MoneyAsked } from './money-asked.ts'
import { wordMoney } from '../numbers/number-words.ts'
import { movementLabels, type MoneyOf } from './revenue-columns.ts'

export const units: Readonly<
  Record<MoneyGrain, Readonly<Record<Language, readonly [one: string, many: string]>>>
> = {
  subscription: { en: ['subscription', 'subscriptions'], fr: ['abonnement', 'abonnements'] },
  product: {
    en: ['customer of a product', 'customers of a product'],
    fr: ['client d’un produit', 'clients d’un produit'],
  },
  account: { en: ['customer', 'customers'], fr: ['client', 'clients'] },
  parent: { en: ['parent customer', 'parent customers'], fr: ['maison mère', 'maisons mères'] },
}

interface Words {
  readonly per: MoneyOf
  readonly currency: string
  readonly lang: Language
}

/** What opened, what moved it, and what it closed with, of all slices together. */
export function revenueSentence(
  total: BridgeRow | null,
  asked: MoneyAsked,
  { per, currency, lang }: Words,
): string {
  if (total === null) return nothing(asked, lang)
  const { period, end, opening, closing, moved, customers } = total
  const told = (scaled: bigint): number =>
    Number(formatDecimal(per === 'month' ? perMonth(scaled) : scaled, currency))
  const parts = movements
    .filter((name) => moved[name] !== 0n)
    .map((name) => `${movementLabels[name][lang]} ${signed(told(moved[name]), currency, lang)}`)
  const [before, after] = [opening, closing].map((each) => wordMoney(told(each), currency, lang))
  const who = counted(customers, units[asked.grain][lang], lang)
  const [since, until] = [formatDay(period), formatDay(end)]
  if (lang === 'fr') {
    const of = per === 'year' ? 'annuel (ARR)' : 'mensuel (MRR)'
    const changes = parts.length === 0 ? ', sans mouvement' : `\u00a0: ${parts.join(', ')}`
    return `Le revenu récurrent ${of} va de ${before} à ${after} du ${since} au ${until} (non inclus)${changes}\u202f; ${who} à la fin.`
  }
  const of = per === 'year' ? 'Annual recurring revenue (ARR)' : 'Monthly recurring revenue (MRR)'
  const changes = parts.length === 0 ? ', and nothing moved' : `: ${parts.join(', ')}`
  return `${of} went from ${before} to ${after} from ${since} until before ${until}${changes}; ${who} at the end.`
}

/** `+1,200.00`, with the decimals that the currency is written with. */
function signed(value: number, currency: string, lang: Language): string {
  const text = wordMoney(Math.abs(value), currency, lang).slice(0, -currency.length - 1)
  return `${value < 0 ? '−' : '+'}${text}`
}

function nothing({ isMapped, profile }: MoneyAsked, lang: Language): string {
  if (isMapped) {
    return lang === 'fr'
      ? 'Aucun revenu récurrent n’est connu ici.'
      : 'No recurring revenue is known here.'
  }
  const { source } = profile.policies
  return lang === 'fr'
    ? `Le revenu récurrent est inconnu\u202f: la table ${source} n’est pas associée.`
    : `Recurring revenue is not known: the table ${source} is not mapped.`
}
