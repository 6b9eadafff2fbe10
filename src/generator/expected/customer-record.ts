import type { Status } from './outcomes.ts'

/** The stages from the knot on, in order. */
export const rightStages = ['commit', 'live', 'impact', 'retention', 'expansion'] as const

/** Where a customer has been: a sum of these. `expansion` is told apart, by its probability. */
export const been = { nowhere: 0, live: 1, impact: 2, retention: 4, lost: 8 } as const

/** Status of the passages through each stage from the knot on, of customers added up. */
export class RightStatus {
  readonly entered: number[] = rightStages.map(() => 0)
  readonly stages: readonly Status[] = rightStages.map(() => ({ next: 0, skipped: 0, lost: 0 }))

  /** `more`: the probability to have paid more than at the commitment. */
  add(mass: number, where: number, more: number): void {
    if (mass === 0) return
    const live = where & been.live
    const impact = where & been.impact
    const retention = where & been.retention
    const lost = (where & been.lost) === 0 ? 0 : 1
    this.#passage(0, mass, live > 0 ? 1 : 0, impact + retention > 0 ? 1 : more, lost)
    if (live > 0) this.#passage(1, mass, impact > 0 ? 1 : 0, retention > 0 ? 1 : more, lost)
    if (impact > 0) this.#passage(2, mass, retention > 0 ? 1 : 0, more, lost)
    if (retention > 0) this.#passage(3, mass, more, 0, lost)
    this.#passage(4, mass * more, 0, 0, lost)
  }

  #passage(stage: number, mass: number, next: number, beyond: number, lost: number): void {
    const status = this.stages[stage]!
    this.entered[stage] = this.entered[stage]! + mass
    status.next += mass * next
    status.skipped += mass * (1 - next) * beyond
    status.lost += mass * (1 - next) * (1 - beyond) * lost
  }
}
