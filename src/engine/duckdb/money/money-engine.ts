import type { MoneyEngine } from '../../money-engine.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { recurringOf, recurringSql } from './recurring-sql.ts'
import { wholeNumber, wholePage } from '../questions/whole-number.ts'
import {
  expandedMoney,
  heldMoney,
  keptMoney,
  moneyCohorts,
  moneyLeftOut,
  movedMoney,
  unitsMoved,
} from './money-answers.ts'
import { moneyTables } from './money-tables.ts'
import { renewals, renewalTerms, termLengths } from './renewal-answers.ts'
import { spentOf, spentSql } from './spent-sql.ts'
import { accountsValued, valuedAlike } from './valued-accounts.ts'

/** Recurring money of an opened build; what is priced is kept at hand between questions. */
export function moneyEngine(build: OpenedBuild): MoneyEngine {
  const tables = moneyTables(build.database)
  return {
    async recurring(question) {
      const sql = recurringSql(question, build)
      const rows = sql === null ? [] : await build.database.ask(sql)
      return rows.map((row) => recurringOf(row, question, build))
    },
    moved: async (question) => movedMoney(build, question, tables),
    kept: async (question) => keptMoney(build, question, tables),
    cohorts: async (question) => moneyCohorts(build, question, tables),
    async unitsMoved(question) {
      wholePage(question)
      return unitsMoved(build, question, tables)
    },
    async held(question) {
      wholePage(question)
      return heldMoney(build, question, tables)
    },
    expanded: async (question) => expandedMoney(build, question, tables),
    async renewals(question) {
      wholeNumber(question.grace)
      return renewals(build, question)
    },
    async renewalTerms(question) {
      wholeNumber(question.grace)
      wholePage(question)
      return renewalTerms(build, question)
    },
    termLengths: async (question) => termLengths(build, question),
    leftOut: async (question) => moneyLeftOut(build, question),
    valued: async (question) => valuedAlike(build, question),
    async accountsValued(question) {
      wholePage(question)
      return accountsValued(build, question)
    },
    async spent(question) {
      const sql = spentSql(question, build)
      const rows = sql === null ? [] : await build.database.ask(sql)
      return rows.map((row) => spentOf(row, question, build))
    },
  }
}
