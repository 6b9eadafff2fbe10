/** Of those who committed and are not live yet at a sheet's start, how many pay already. */
export interface PaidEarly {
  readonly waiting: number
  readonly paying: number
}

/**
 * The share that pays before it is live.
 *
 * ```ts
 * earlyShare({ waiting: 8, paying: 2 }) // => 0.25
 * ```
 */
export function earlyShare(told: PaidEarly | null | undefined): number {
  return told == null || told.waiting === 0 ? 0 : told.paying / told.waiting
}
