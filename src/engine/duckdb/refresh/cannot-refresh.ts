/** A build cannot be refreshed, for a reason that its owner is told: it is made from nothing. */
export class CannotRefresh extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'CannotRefresh'
  }
}
