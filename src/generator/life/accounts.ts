import { purpose } from '../draw/purpose.ts'
import { stream } from '../draw/stream.ts'
import type { Company } from './company.ts'
import { arrivalDay, drawValues } from './values.ts'

const TRIES = 32

/**
 * The account of a journey: the number of its first journey. Another pursuit joins an earlier
 * journey drawn evenly; where the two differ in what belongs to the account (all attributes but
 * `motion` and `channel`), another is drawn, and after 32 in vain the account is a new one.
 */
export function accountOf(company: Company, journey: number, values: readonly number[]): number {
  const { repeat } = company.truth.accounts
  if (repeat === 0 || journey === 0) return journey
  const draws = stream(company.seed, purpose.account, journey)
  if (draws.uniform() >= repeat) return journey
  for (let nth = 0; nth < TRIES; nth++) {
    const earlier = Math.floor(draws.uniform() * journey)
    const theirs = drawValues(company, earlier, arrivalDay(company, earlier))
    if (company.ofAccount.every((attribute) => theirs[attribute] === values[attribute])) {
      return accountOf(company, earlier, theirs)
    }
  }
  return journey
}

/** The account it belongs to, an earlier one; `null` where it stands alone. */
export function parentOf(company: Company, account: number): number | null {
  const { parents } = company.truth.accounts
  if (parents === 0 || account === 0) return null
  const draws = stream(company.seed, purpose.parent, account)
  if (draws.uniform() >= parents) return null
  const journey = Math.floor(draws.uniform() * account)
  return accountOf(company, journey, drawValues(company, journey, arrivalDay(company, journey)))
}
