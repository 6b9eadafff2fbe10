/** A share by days since the entry, straight between whole days, and its integral. */
export interface CurveIntegral {
  /** The share by `x` days. */
  readonly share: (x: number) => number
  /** The integral of the share from 0 to `x`. */
  readonly until: (x: number) => number
}

/** `curveIntegral([0, 1]).until(2) // => 1.5` */
export function curveIntegral(shares: readonly number[]): CurveIntegral {
  const last = shares.length - 1
  const sums = new Float64Array(Math.max(1, shares.length))
  const values = Float64Array.from(shares.length === 0 ? [0] : shares)
  for (let day = 1; day <= last; day++) {
    sums[day] = sums[day - 1]! + (values[day - 1]! + values[day]!) / 2
  }
  const end = Math.max(0, last)
  return {
    share: (x) => {
      if (x < 0) return 0
      if (x >= end) return values[end]!
      const day = Math.floor(x)
      return values[day]! + (x - day) * (values[day + 1]! - values[day]!)
    },
    until: (x) => {
      if (x <= 0) return 0
      if (x >= end) return sums[end]! + (x - end) * values[end]!
      const day = Math.floor(x)
      const part = x - day
      return (
        sums[day]! + part * values[day]! + ((values[day + 1]! - values[day]!) * part * part) / 2
      )
    },
  }
}
