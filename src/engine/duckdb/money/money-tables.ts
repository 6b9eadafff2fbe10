import { ResourceError } from '../database.ts'
import type { Database } from '../database.ts'
import { DerivedTables } from '../facts/derived-tables.ts'
import { moneyAsked } from './money-sql.ts'
import type { MoneyAsked, TablesAtHand } from './money-sql.ts'

/** Priced pieces and the steps made of them, each a table: those of two or three questions. */
const KEPT = 4

/** What is priced for questions stands in memory, beside the build. */
export function moneyTables(database: Database): DerivedTables {
  return new DerivedTables({
    kept: KEPT,
    drop: (id) => database.ask(`DROP TABLE ${tableOf(id)}`),
  })
}

/**
 * Works on what a question needs of priced money, which questions alike share: their key is the SQL
 * that makes it. Where memory does not suffice to keep it, `work` gets `null`, and prices anew.
 */
export async function onMoney<T>(
  asked: MoneyAsked,
  tables: DerivedTables,
  work: (atHand: TablesAtHand | null) => Promise<T>,
): Promise<T> {
  const sql = moneyAsked(asked)
  if (sql === null) return work(null)
  const { database } = asked.build
  const create = (from: string) => (id: number) =>
    database.ask(`CREATE TABLE ${tableOf(id)} AS ${from}`)
  try {
    return await tables.use(sql.priced, create(sql.priced), (pricedId) => {
      const priced = tableOf(pricedId)
      return tables.use(sql.steps(`(${sql.priced})`), create(sql.steps(priced)), (stepsId) =>
        work({ priced, steps: tableOf(stepsId) }),
      )
    })
  } catch (error) {
    if (!(error instanceof ResourceError)) throw error
    await tables.release()
    return work(null)
  }
}

/** The same of what needs the priced pieces alone. */
export async function onPriced<T>(
  asked: MoneyAsked,
  tables: DerivedTables,
  work: (atHand: TablesAtHand | null) => Promise<T>,
): Promise<T> {
  const sql = moneyAsked(asked)
  if (sql === null) return work(null)
  const { database } = asked.build
  try {
    return await tables.use(
      sql.priced,
      (id) => database.ask(`CREATE TABLE ${tableOf(id)} AS ${sql.priced}`),
      (id) => work({ priced: tableOf(id), steps: null }),
    )
  } catch (error) {
    if (!(error instanceof ResourceError)) throw error
    await tables.release()
    return work(null)
  }
}

function tableOf(id: number): string {
  return `memory.money_${id}`
}
