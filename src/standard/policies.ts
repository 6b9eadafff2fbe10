/** What a project decides about journeys as they really are. */
export interface Policies {
  /** Seconds by which an end may be stamped before its entry, and still count as at the entry. */
  readonly tolerance: number
  /** How soon and how late going on from a stage counts as going on from it. */
  readonly windows: readonly StageWindow[]
}

export interface StageWindow {
  readonly stage: string
  /** Days after the entry; `null`: no limit. */
  readonly least: number | null
  readonly most: number | null
}

/**
 * A system that enters two stages in one go stamps them within the minute, in either order: their
 * order says nothing. Beyond that it may, and what is too late or too soon only the team can say.
 */
export const DEFAULT_POLICIES: Policies = { tolerance: 60, windows: [] }
