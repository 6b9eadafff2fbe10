import type { Offer } from '../truth/truth.ts'

/** What billing knows of a contract beside its lines. */
export interface BillingAccount {
  readonly customer: string
  readonly subscription: string
  readonly product: string | null
  readonly currency: string
  readonly offer: Offer
}
