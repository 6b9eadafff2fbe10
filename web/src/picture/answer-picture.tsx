import { useMemo, useRef } from 'react'
import type { AnswerEnvelope } from '../../../src/answers/answer.ts'
import type { Chart } from '../../../src/charts/chart-options.ts'
import { useWords } from '../words/use-words.ts'
import { svgElement } from './svg-element.tsx'
import { useWidth } from './use-width.ts'

interface Props {
  readonly envelope: AnswerEnvelope
  readonly chart: Chart
  readonly className?: string
}

/** An answer, drawn for the room there is; its figures stand in a table nearby. */
export function AnswerPicture({ envelope, chart, className = 'mt-6' }: Props) {
  const { lang } = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const drawing = useMemo(() => {
    if (width === 0) return null
    return svgElement(chart(envelope, { width, lang, theme: 'css', interactive: false }))
  }, [envelope, chart, lang, width])
  return (
    <div ref={frame} className={`picture still ${className}`}>
      {drawing ?? <div className="h-72" />}
    </div>
  )
}
