/** What a stream is drawn for. A number is never given twice, nor another meaning later. */
export const purpose = {
  arrivalDays: 1,
  arrivalSeconds: 2,
  values: 3,
  luck: 4,
  owner: 5,
  deal: 6,
  customer: 7,
  renewals: 8,
  expansions: 9,
  touches: 10,
  account: 11,
  parent: 12,
  /** Of the first step; the next ones follow. */
  step: 20,
  usage: 40,
  /** Of the first kind of mess; the others follow. */
  mess: 100,
} as const
