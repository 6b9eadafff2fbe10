import { shortNumber } from './chart.ts'
import type { Palette } from './palette.ts'

/** Where a bowtie lies: along its axis time passes, across it volumes are stacked. */
export interface Frame {
  /** The axis runs downwards. */
  readonly upright: boolean
  /** The axis: y, upright x. */
  readonly centre: number
  /** Half the height of the largest volume of each wing, and that volume. */
  readonly left: Wing
  readonly right: Wing
  /** Size of everything that does not measure anything. */
  readonly unit: number
  readonly palette: Palette
  /** Prefix of the ids of patterns and gradients. */
  readonly id: string
}

export interface Wing {
  readonly most: number
  readonly half: number
}

export type Place = readonly [along: number, across: number]

/** Half the drawn height of a volume: its square root, on the scale of its wing. */
export function halfHeight(volume: number, { most, half }: Wing): number {
  return most === 0 ? 0 : half * Math.sqrt(volume / most)
}

export function wingOf(frame: Frame, side: 'left' | 'knot' | 'right'): Wing {
  return side === 'left' ? frame.left : frame.right
}

/** A place along and across the axis as x and y. */
export function toXY(
  { upright, centre }: Frame,
  [along, across]: Place,
): readonly [number, number] {
  return upright ? [centre + across, along] : [along, centre + across]
}

export type PathPart =
  | readonly ['M' | 'L', Place]
  | readonly ['C', Place, Place, Place]
  | readonly ['Z']

/** The `d` of a path. */
export function pathOf(frame: Frame, parts: readonly PathPart[]): string {
  return parts
    .map(([command, ...places]) => {
      const numbers = places.map((place) => toXY(frame, place).map(shortNumber).join(' '))
      return command + numbers.join(' ')
    })
    .join('')
}

function flip([along, across]: Place): Place {
  return [along, -across]
}

/** The same on both sides of the axis. */
export function mirrored(parts: readonly PathPart[]): readonly PathPart[] {
  const other = parts.map((part): PathPart => {
    if (part[0] === 'Z') return part
    if (part[0] === 'C') return ['C', flip(part[1]), flip(part[2]), flip(part[3])]
    return [part[0], flip(part[1])]
  })
  return [...parts, ...other]
}

/** The dashes of all that was before. */
export function dashes(unit: number): string {
  return `${shortNumber(4 * unit)} ${shortNumber(3 * unit)}`
}
