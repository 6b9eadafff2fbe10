import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { ShownFinding } from '../../../src/answers/answer.ts'
import { RefLink } from '../answers/ref-link.tsx'
import { useView } from '../view/use-view.ts'
import { useWords } from '../words/use-words.ts'

const MOST_AT_FIRST = 5
const inks: Readonly<Record<string, string>> = { error: 'text-act', warning: 'text-amber' }

interface Props {
  readonly findings: readonly ShownFinding[]
  /** Their rows are a page of their own; else they open beside the picture. */
  readonly areLinked?: boolean
}

/** The gravest findings, the others on request and on paper, each with the way to its rows. */
export function FindingsList({ findings, areLinked = false }: Props) {
  const { say } = useWords()
  const [, change] = useView()
  const [isWhole, setWhole] = useState(false)
  if (findings.length === 0) return null
  return (
    <section aria-labelledby="findings" className="mt-12 max-w-[64rem]">
      <h2 id="findings" tabIndex={-1} className="text-lg font-semibold">
        {say('findings')}
      </h2>
      <ul className="mt-2">
        {findings.map(({ code, where, severity, message, effect, ref }, place) => (
          <li
            key={`${code} ${where}`}
            tabIndex={-1}
            className={`gap-x-6 border-t border-hairline py-2.5 sm:grid-cols-[7rem_1fr_auto] ${isWhole || place < MOST_AT_FIRST ? 'grid' : 'hidden print:grid'}`}
          >
            <span className={`text-sm font-semibold sm:pt-px ${inks[severity] ?? 'text-muted'}`}>
              {severity === 'error' || severity === 'warning' ? say(severity) : say('info')}
            </span>
            <span className="wrap-anywhere">
              {message} <span className="text-muted">{effect}</span>
            </span>
            {ref !== null && areLinked && (
              <RefLink
                refText={ref}
                label={`${say('itsRows')}: ${message}`}
                className="no-print justify-self-start text-sm sm:self-start sm:pt-px"
              >
                {say('itsRows')}
              </RefLink>
            )}
            {ref !== null && !areLinked && (
              <button
                type="button"
                className="link no-print justify-self-start text-sm whitespace-nowrap sm:self-start sm:pt-px"
                data-ref={ref}
                aria-label={`${say('itsRows')}: ${message}`}
                onClick={() => change({ open: ref, rows: 0 })}
              >
                {say('itsRows')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {!isWhole && findings.length > MOST_AT_FIRST && (
        <button
          type="button"
          className="link no-print text-sm"
          onClick={(event) => {
            const list = event.currentTarget.previousElementSibling
            flushSync(() => setWhole(true))
            const next = list?.children[MOST_AT_FIRST]
            if (next instanceof HTMLElement) next.focus()
          }}
        >
          {say('findingsMore', { count: findings.length - MOST_AT_FIRST })}
        </button>
      )}
    </section>
  )
}
