/**
 * How one mapped column becomes a value of the standard, as SQL in three layers: `raw` reads the
 * project's column, `parsed` reads `raw`, `settled` reads `parsed`; `value`, `fault` and `doubts`
 * read them all. A fault is the finding's code or NULL.
 */
export interface CastPlan {
  readonly column: string
  readonly raw: string
  /** As given, of an id or a text, which may have blanks around it; else `null`. */
  readonly given: string | null
  /** What stands there, as it is shown where it is at fault. */
  readonly shown: string
  /** Nothing stands there. */
  readonly missing: string
  /** Its text has blanks around it, and is not blanks alone; `null`: it cannot have. */
  readonly padded: string | null
  readonly parsed: Readonly<Record<string, string>>
  readonly settled: Readonly<Record<string, string>>
  readonly value: string
  /** `null`: it has none, whatever stands there. */
  readonly fault: string | null
  readonly doubts: Readonly<Record<string, string>>
}
