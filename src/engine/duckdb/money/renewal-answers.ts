import type {
  Renewals,
  RenewalsQuestion,
  RenewalTerm,
  RenewalTermsQuestion,
  TermLength,
} from '../../renewals.ts'
import type { MoneyQuestion } from '../../money.ts'
import type { Day, Page } from '../../terms.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { asked, pageOf } from './money-answers.ts'
import { renewalsSql, renewalTermsSql, termLengthsSql } from './renewals-sql.ts'
import { moneyOf, sliceOf } from '../questions/row-values.ts'

export async function renewals(
  build: OpenedBuild,
  question: RenewalsQuestion,
): Promise<Renewals[]> {
  const rows = await asked(build, renewalsSql(question, build))
  return rows.map((row) => ({
    period: row['period'] as Day | null,
    by: sliceOf(row, question),
    state: row['state'] as Renewals['state'],
    isOver: row['is_over'] === true,
    terms: Number(row['terms']),
    due: moneyOf(row['due'], build),
    renewed: moneyOf(row['renewed'], build),
  }))
}

export async function renewalTerms(
  build: OpenedBuild,
  question: RenewalTermsQuestion,
): Promise<Page<RenewalTerm>> {
  const { rows, total } = await pageOf(build, renewalTermsSql(question, build), question)
  return {
    total,
    items: rows.map((row) => ({
      subscription: String(row['sub']),
      account: row['account'] as string | null,
      ends: row['ends'] as Day,
      state: row['state'] as RenewalTerm['state'],
      isOver: row['is_over'] === true,
      due: moneyOf(row['due'], build),
      renewed: moneyOf(row['renewed'], build),
    })),
  }
}

export async function termLengths(
  build: OpenedBuild,
  question: MoneyQuestion,
): Promise<TermLength[]> {
  const rows = await asked(build, termLengthsSql(question, build))
  return rows.map((row) => ({
    by: sliceOf(row, question),
    days: Number(row['days']),
    terms: Number(row['terms']),
  }))
}
