/** How far off is too far. */
export const FAR = 0.05
const Z95 = 1.96
/** Fewer answers do not tell how much of chance they share with what was drawn. */
const FEW = 10

export interface Compared {
  /** What was said of companies, and what was true of the same ones and of others after them. */
  readonly said: readonly number[]
  readonly drawn: readonly number[]
}

export interface Judged {
  /** The mean said, without the chance that its companies share with what was drawn of them. */
  readonly said: number
  readonly truth: number
  /** Of the truth; `null` where that is nothing. */
  readonly off: number | null
  /** One standard error of it. */
  readonly error: number
}

/**
 * What is said on average against what is true on average. Companies asked are among those drawn:
 * what they have more than the others of both is no fault of what is said (a control variate).
 */
export function judged({ said, drawn }: Compared): Judged {
  const own = drawn.slice(0, said.length)
  const [s, d, truth] = [meanOf(said), meanOf(own), meanOf(drawn)]
  const spread = sumOf(own.map((value) => (value - d) ** 2))
  const both = sumOf(own.map((value, at) => (value - d) * ((said[at] ?? 0) - s)))
  const shared = said.length < FEW || spread === 0 ? 0 : both / spread
  const rest = said.map((value, at) => value - s - shared * ((own[at] ?? 0) - d))
  const degrees = Math.max(1, said.length - (shared === 0 ? 1 : 2))
  const ofSaid = Math.sqrt(sumOf(rest.map((value) => value ** 2)) / degrees / said.length)
  const ofDrawn =
    Math.sqrt(sumOf(drawn.map((value) => (value - truth) ** 2)) / Math.max(1, drawn.length - 1)) /
    Math.sqrt(drawn.length)
  const mean = s - shared * (d - truth)
  return {
    said: mean,
    truth,
    off: truth === 0 ? null : mean / truth - 1,
    error: truth === 0 ? 0 : Math.hypot(ofSaid, (1 - shared) * ofDrawn) / Math.abs(truth),
  }
}

export type Verdict = 'within 5 %' | 'beyond' | 'not told apart'

/** By the 95 % interval of how far it is off: all of it within, all of it beyond, or neither. */
export function verdictOf({ off, error }: Pick<Judged, 'off' | 'error'>): Verdict {
  const far = Math.abs(off ?? 0)
  if (far + Z95 * error <= FAR) return 'within 5 %'
  return far - Z95 * error > FAR ? 'beyond' : 'not told apart'
}

export function spreadOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return Math.sqrt(sumOf(values.map((value) => (value - mean) ** 2)) / (values.length - 1))
}

export function meanOf(values: readonly number[]): number {
  return sumOf(values) / values.length
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
