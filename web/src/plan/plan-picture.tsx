import { useRef, type PointerEvent } from 'react'
import type { AnswerEnvelope } from '../../../src/answers/answer.ts'
import { planChart } from '../../../src/charts/bowtie/plan-chart.ts'
import type { CellName } from '../../../src/standard/sheet-cells.ts'
import { AnswerPicture } from '../picture/answer-picture.tsx'

interface Props {
  readonly envelope: AnswerEnvelope
  /** The rate that a stage of the drawing leads on with, `null` where it has none. */
  readonly rateOf: (stage: string) => { readonly cell: CellName; readonly value: number } | null
  readonly move: (cell: CellName, value: number) => void
  readonly rest: (cell: CellName, value: number) => void
}

interface Dragged {
  readonly cell: CellName
  readonly from: number
  readonly y: number
}

/** So many pixels up are twice the rate. */
const DOUBLING = 90

/** The bowtie of the sheet; a stage is dragged up or down to change who goes on from it. */
export function PlanPicture({ envelope, rateOf, move, rest }: Props) {
  const dragged = useRef<Dragged | null>(null)
  const valueAt = ({ from, y }: Dragged, event: PointerEvent): number =>
    Number(Math.min(1, Math.max(0.0001, from) * 2 ** ((y - event.clientY) / DOUBLING)).toFixed(4))
  return (
    <div
      className="plan-picture"
      onPointerDown={(event) => {
        const { target } = event
        const part = target instanceof Element ? target.closest('[data-stage]') : null
        const rate = rateOf(part?.getAttribute('data-stage') ?? '')
        if (rate === null || event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        dragged.current = { cell: rate.cell, from: rate.value, y: event.clientY }
      }}
      onPointerMove={(event) => {
        const { current } = dragged
        if (current !== null) move(current.cell, valueAt(current, event))
      }}
      onPointerUp={(event) => {
        const { current } = dragged
        dragged.current = null
        if (current !== null && current.y !== event.clientY) {
          rest(current.cell, valueAt(current, event))
        }
      }}
      onPointerCancel={() => {
        dragged.current = null
      }}
    >
      <AnswerPicture envelope={envelope} chart={planChart} />
    </div>
  )
}
