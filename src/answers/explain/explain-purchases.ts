import { counted } from '../../findings/wording.ts'
import type { Language } from '../../standard/types.ts'
import type { AnswerContext } from '../answer.ts'
import { countBuyers } from '../purchases/count-buyers.ts'
import { purchaseCustomers } from '../purchases/purchase-customers.ts'
import type { PurchasesRef } from '../refs/purchases-ref.ts'
import type { Explained, Paging } from './explained.ts'
import { explainedMoney } from './explained-money.ts'

/** Who the customers of a row are, who is expected to pay most first. */
export async function explainPurchases(
  context: AnswerContext,
  ref: PurchasesRef,
  paging: Paging,
): Promise<Explained> {
  const { from, to } = ref
  const { profile, asOf, question } = explainedMoney(context.engine.catalog, ref)
  const buyers = await countBuyers(context, { ...question, asOf, from, to, profile }, ref)
  const { summary, ...table } = await purchaseCustomers(buyers, paging)
  const total = Number(summary['total'])
  return {
    ...table,
    total,
    headline: headlineOf(ref, total, context.lang),
    about: { months: ref.months, charges: ref.charges, profile: ref.profile },
  }
}

function headlineOf({ months }: PurchasesRef, total: number, lang: Language): string {
  return lang === 'fr'
    ? `${counted(total, ['client', 'clients'], 'fr')}, avec ce que chacun a acheté et ce qui en est attendu en ${months} mois`
    : `${counted(total, ['customer', 'customers'], 'en')}, with what each bought and is expected to in ${months} months`
}
