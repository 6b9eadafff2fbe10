type None = Readonly<Record<never, never>>

/** What findings about purchases without a contract say. */
export interface PurchaseParams {
  readonly purchases_unmapped: None
  /** `rows` are lines of charges. */
  readonly purchases_left_out: { readonly left: NotBought }
  /** `rows` are slices. */
  readonly purchases_unknown: { readonly unfit: NoPurchases }
  readonly purchases_value_unknown: { readonly unfit: NoSpend }
  /** What they spend at a time has a mean and no variance. */
  readonly purchases_value_unbounded: None
  /** Charges end before the as-of date. */
  readonly purchases_known_until: { readonly until: string }
  /** What was made lies outside the interval foretold. */
  readonly purchases_off: None
  readonly purchases_unchecked: None
  /** `rows` are customers who bought once. */
  readonly purchases_once: None
}

/** Why lines of charges are no purchases. */
export type NotBought = 'no_account' | 'other_kind' | 'not_counted' | 'no_rate' | 'not_positive'

/** Why it cannot be told how much customers will buy. */
export type NoPurchases = 'no_customers' | 'no_repeats' | 'at_edge' | 'not_settled'

/** Why it cannot be told what they will spend at a time. */
export type NoSpend = 'no_customers' | 'few_customers' | 'at_edge' | 'not_settled' | 'no_mean'
