import { useEffect, useMemo, useRef, useState } from 'react'
import type { AnswerEnvelope } from '../../../src/answers/answer.ts'
import { bowtieChart } from '../../../src/charts/bowtie/bowtie-chart.ts'
import type { View } from '../view/view.ts'
import { useView } from '../view/use-view.ts'
import { useWords } from '../words/use-words.ts'
import { focusBeside } from './focus-beside.ts'
import { svgElement } from './svg-element.tsx'
import { useWidth } from './use-width.ts'

interface Props {
  readonly envelope: AnswerEnvelope
  readonly earlier: AnswerEnvelope | undefined
  /** What the earlier period is. */
  readonly range: View | null
}

/** The bowtie, drawn for the room there is. Every part opens its detail. */
export function Picture({ envelope, earlier, range }: Props) {
  const { lang, say, figures } = useWords()
  const [view, change] = useView()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const [pointed, setPointed] = useState('')
  const drawing = useMemo(() => {
    if (width === 0) return null
    const compare = earlier === undefined ? {} : { compare: earlier }
    return svgElement(bowtieChart(envelope, { width, lang, theme: 'css', ...compare }))
  }, [envelope, earlier, lang, width])

  useEffect(() => {
    for (const part of frame.current?.querySelectorAll('[data-ref]') ?? []) {
      const isOpened = part.getAttribute('data-ref') === view.open
      part.toggleAttribute('data-opened', isOpened)
    }
  }, [view.open, drawing])

  const open = (target: EventTarget): boolean => {
    const ref = partOf(target)?.getAttribute('data-ref')
    if (ref === undefined || ref === null) return false
    change({ open: ref, rows: undefined })
    return true
  }
  const point = (target: EventTarget): void => setPointed(wordsOf(target))

  return (
    <section aria-label={say('picture')} id="picture" className="mt-6">
      <div
        ref={frame}
        className="picture"
        onClick={(event) => void open(event.target)}
        onKeyDown={(event) => {
          const isDone =
            event.key === 'Enter' || event.key === ' '
              ? open(event.target)
              : focusBeside(event.currentTarget, event.target, event.key)
          if (isDone) event.preventDefault()
        }}
        onPointerOver={(event) => point(event.target)}
        onPointerLeave={() => setPointed('')}
        onFocus={(event) => point(event.target)}
        onBlur={() => setPointed('')}
      >
        {drawing ?? <div className="h-96" />}
      </div>
      <p className="no-print min-h-6 text-sm text-muted" data-part="readout">
        {pointed === '' ? say('pictureHint') : pointed}
      </p>
      {range !== null && earlier !== undefined && (
        <p className="text-sm text-muted">
          {say('comparing', { from: figures.day(range.from), to: figures.day(range.to) })}
        </p>
      )}
    </section>
  )
}

function partOf(target: EventTarget): Element | null {
  return target instanceof Element ? target.closest('[data-ref]') : null
}

/** What the part says of itself. */
function wordsOf(target: EventTarget): string {
  const part = partOf(target)
  return part?.getAttribute('aria-label') ?? part?.querySelector('title')?.textContent ?? ''
}
