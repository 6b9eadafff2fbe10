import type { Day, Engine } from '../../engine/engine.ts'
import type { Abroad } from '../../models/business/account-gaps.ts'
import { perMonth } from '../../models/business/bridge.ts'
import { formatDecimal, parseDecimal, readDecimal } from '../../money/decimal.ts'
import type { Language } from '../../standard/types.ts'
import { nextPeriod } from '../../time/calendar.ts'
import { levelQuestion, type ReconcileAsked } from './reconcile-asked.ts'
import { nativeWords } from './reconcile-words.ts'

const MOST = 10_000_000

/** What accounts pay in other currencies. */
export interface PaidAbroad {
  /** `null`: nothing, or not in one currency at one rate. */
  readonly figures: (account: string) => Abroad | null
  /** `84 EUR at 5`, theirs at another rate; `null`: it pays in ours alone. */
  readonly words: (account: string, lang: Language, theirs?: bigint | null) => string | null
}

/** What accounts pay in other currencies at the end of a month, and the rates there are of these. */
export async function paidAbroad(
  engine: Engine,
  asked: ReconcileAsked,
  month: Day,
): Promise<PaidAbroad> {
  const { policies } = asked.profile
  const asOf = nextPeriod(month, 'month')
  // At the rate of its first day, what is paid has lost its currency; and there is no one rate.
  const isDated = policies.currency === 'begin'
  const told = { ...policies, currency: 'period' } as const
  const question = levelQuestion(asked, told, { asOf, interval: 'month' })
  const held = asked.isMapped
    ? await engine.held({ ...question, of: 'foreign', limit: null, offset: 0 })
    : []
  const lines = listed(held, ({ unit }) => unit)
  const rates = held.length === 0 ? new Map<string, bigint[]>() : await knownRates(engine)
  return {
    figures(account) {
      const [line, ...others] = lines.get(account) ?? []
      if (line?.native === undefined || others.length > 0 || isDated) return null
      const { currency, amount } = line.native
      return {
        native: readDecimal(amount),
        amount: readDecimal(line.amount),
        rates: rates.get(currency) ?? [],
      }
    },
    words(account, lang, theirs = null) {
      const own = (lines.get(account) ?? []).flatMap(({ native, amount }) => {
        if (native === undefined) return []
        const { currency } = native
        const paid = readDecimal(native.amount)
        const worth = Number(formatDecimal(asked.per === 'month' ? perMonth(paid) : paid, currency))
        const rate = isDated ? null : Number(amount) / Number(native.amount)
        const other = theirs === null ? null : Number(formatDecimal(theirs, currency))
        return [nativeWords({ worth, currency, rate, theirs: other }, lang)]
      })
      return own.length === 0 ? null : new Intl.ListFormat(lang).format(own)
    },
  }
}

async function knownRates(engine: Engine): Promise<ReadonlyMap<string, readonly bigint[]>> {
  const { items } = await engine.rows({
    table: 'exchange_rates',
    where: {},
    scope: [],
    limit: MOST,
    offset: 0,
  })
  const rates = items.flatMap(({ currency, rate }) => {
    const scaled = parseDecimal(rate ?? '')
    return scaled === null || scaled <= 0n ? [] : [{ currency: currency ?? '', scaled }]
  })
  const byCurrency = listed(rates, ({ currency }) => currency)
  return new Map([...byCurrency].map(([name, own]) => [name, own.map(({ scaled }) => scaled)]))
}

function listed<T>(
  items: readonly T[],
  key: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const lists = new Map<string, T[]>()
  for (const item of items) {
    const list = lists.get(key(item))
    if (list === undefined) lists.set(key(item), [item])
    else list.push(item)
  }
  return lists
}
