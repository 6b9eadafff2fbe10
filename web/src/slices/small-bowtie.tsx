import type { AnswerRow } from '../../../src/answers/answer.ts'
import { useWords } from '../words/use-words.ts'
import { sidesOf, volumeOf } from './slice-shape.ts'

interface Props {
  readonly rows: readonly AnswerRow[]
  /** The largest volume of all slices. */
  readonly most: number
  readonly title: string
}

const WIDTH = 300
const HEIGHT = 84
const GAP = 3
const inks = { left: 'fill-teal', knot: 'fill-ink', right: 'fill-amber' } as const

/** Volumes by stage, mirrored, on one scale for all slices: solid what went on, pale the rest. */
export function SmallBowtie({ rows, most, title }: Props) {
  const { say } = useWords()
  const step = WIDTH / Math.max(rows.length, 1)
  const sides = sidesOf(rows, 'commit')
  const half = (volume: number): number =>
    most === 0 ? 0 : (HEIGHT / 2) * Math.sqrt(volume / most)
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="w-full" role="img" aria-label={title}>
      {rows.map((row, index) => {
        const all = Math.max(half(volumeOf(row)), 0.5)
        const gone = half(Number(row['gone_on'] ?? 0))
        const x = index * step
        const bar = { x, width: Math.max(step - GAP, 1) }
        return (
          <g key={String(row['stage'])} className={inks[sides[index] ?? 'left']}>
            <title>{`${String(row['label'])}: ${say('columnEntered')} ${String(volumeOf(row))}`}</title>
            <rect {...bar} y={HEIGHT / 2 - all} height={2 * all} fillOpacity={0.28} />
            <rect {...bar} y={HEIGHT / 2 - gone} height={2 * gone} />
          </g>
        )
      })}
    </svg>
  )
}
