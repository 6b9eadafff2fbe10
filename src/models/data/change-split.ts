/** A slice in one period: how many entered, and which share of them goes on. */
export interface SliceVolume {
  readonly slice: string
  readonly entered: number
  /** `null` where it is not known; then the other period's stands in for it. */
  readonly rate: number | null
}

/** What moved the number that goes on from one period to another, by slice. */
export interface SliceChange {
  readonly slice: string
  /** Because more or fewer entered in all. */
  readonly volume: number
  /** Because this slice became a larger or smaller part of them. */
  readonly mix: number
  /** Because more or fewer of the slice go on. */
  readonly rate: number
}

export interface Change extends Omit<SliceChange, 'slice'> {
  readonly before: number
  readonly after: number
  readonly slices: readonly SliceChange[]
}

/**
 * The change in how many go on, split into volume, mix and rate, exactly: before + volume + mix +
 * rate = after, in each slice and in all. A slice gives entered × share × rate; each factor is
 * credited with its average effect over every order in which the three could have changed (Shapley
 * 1953), so that no order is preferred. A slice without a known rate in either period counts as 0.
 */
export function splitChange(before: readonly SliceVolume[], after: readonly SliceVolume[]): Change {
  const names = [...new Set([...before, ...after].map(({ slice }) => slice))]
  const [all0, all1] = [entered(before), entered(after)]
  const slices = names.map((slice) => {
    const one = before.find((each) => each.slice === slice)
    const two = after.find((each) => each.slice === slice)
    const rate0 = one?.rate ?? two?.rate ?? 0
    const rate1 = two?.rate ?? one?.rate ?? 0
    const [volume, mix, rate] = shapley(
      [all0, share(one, all0), rate0],
      [all1, share(two, all1), rate1],
    )
    return {
      slice,
      volume,
      mix,
      rate,
      before: (one?.entered ?? 0) * rate0,
      after: (two?.entered ?? 0) * rate1,
    }
  })
  const sum = (of: (slice: (typeof slices)[number]) => number): number =>
    slices.reduce((all, slice) => all + of(slice), 0)
  return {
    before: sum((slice) => slice.before),
    after: sum((slice) => slice.after),
    volume: sum(({ volume }) => volume),
    mix: sum(({ mix }) => mix),
    rate: sum(({ rate }) => rate),
    slices: slices.map(({ slice, volume, mix, rate }) => ({ slice, volume, mix, rate })),
  }
}

type Three = readonly [number, number, number]

/** The Shapley shares of three factors in the change of their product. */
function shapley([a0, b0, c0]: Three, [a1, b1, c1]: Three): Three {
  return [
    (a1 - a0) * average(b0, b1, c0, c1),
    (b1 - b0) * average(a0, a1, c0, c1),
    (c1 - c0) * average(a0, a1, b0, b1),
  ]
}

/** Of the product of two other factors: neither changed, one of them, both. */
function average(x0: number, x1: number, y0: number, y1: number): number {
  return (x0 * y0 + x1 * y1) / 3 + (x0 * y1 + x1 * y0) / 6
}

function entered(slices: readonly SliceVolume[]): number {
  return slices.reduce((sum, slice) => sum + slice.entered, 0)
}

function share(slice: SliceVolume | undefined, all: number): number {
  return slice === undefined || all === 0 ? 0 : slice.entered / all
}
