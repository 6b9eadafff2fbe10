/** Ages, in days, at which incidence is told. */
export const incidenceDays = [30, 60, 90, 180, 365] as const

/** How passages stand at some moment. */
export interface Status {
  next: number
  skipped: number
  lost: number
}

/** Sums over the passages through a stage that begin before the end. */
export interface Outcomes {
  entered: number
  readonly atEnd: Status
  /** So many days after each one's own entry. */
  readonly byAge: readonly { readonly days: number; readonly status: Status }[]
  add(other: Outcomes): void
}

export function emptyOutcomes(): Outcomes {
  return {
    entered: 0,
    atEnd: noStatus(),
    byAge: incidenceDays.map((days) => ({ days, status: noStatus() })),
    add(other) {
      this.entered += other.entered
      addStatus(this.atEnd, other.atEnd)
      this.byAge.forEach(({ status }, index) => addStatus(status, other.byAge[index]!.status))
    },
  }
}

function noStatus(): Status {
  return { next: 0, skipped: 0, lost: 0 }
}

export function addStatus(to: Status, more: Status, weight = 1): void {
  to.next += weight * more.next
  to.skipped += weight * more.skipped
  to.lost += weight * more.lost
}
