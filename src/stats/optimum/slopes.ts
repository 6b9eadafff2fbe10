/** A function of several numbers. */
export type Surface = (at: readonly number[]) => number

const NEAR = 1e-5
const FAR = 1e-3

/** The gradient, by central differences. `slopes(([x = 0]) => x * x, [3])` // => [6.0000000000…] */
export function slopes(surface: Surface, at: readonly number[], step = NEAR): number[] {
  return at.map((_, index) => {
    const [above, below] = [moved(at, [index, step]), moved(at, [index, -step])]
    return (surface(above) - surface(below)) / (2 * step)
  })
}

/** The matrix of second derivatives, by central differences, row by row. */
export function curvature(
  surface: Surface,
  at: readonly number[],
  slopesAt: (at: readonly number[]) => readonly number[] = (there) => slopes(surface, there, FAR),
): readonly (readonly number[])[] {
  const rows = at.map((_, index) => {
    const above = slopesAt(moved(at, [index, FAR]))
    const below = slopesAt(moved(at, [index, -FAR]))
    return above.map((slope, other) => (slope - below[other]!) / (2 * FAR))
  })
  return rows.map((row, one) => row.map((value, other) => (value + rows[other]![one]!) / 2))
}

function moved(at: readonly number[], [index, step]: readonly [number, number]): number[] {
  return at.map((value, other) => (other === index ? value + step : value))
}
