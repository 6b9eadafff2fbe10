import { useId, useRef, useState, type SyntheticEvent } from 'react'
import { changeFactor } from '../../../src/models/math/forecast/scenario-drivers.ts'
import { changeText, parseChange } from '../../../src/models/math/forecast/scenario.ts'
import { useWords } from '../words/use-words.ts'
import { leverValue } from './lever-text.ts'

interface Props {
  readonly lever: string
  readonly label: string
  /** What it stands at, of all motions together. */
  readonly figure: number
  /** As it is written; `null`: it is as it was. */
  readonly change: string | null
  readonly currency: string
  /** While it moves: the picture follows. */
  readonly move: (change: string | null) => void
  /** When it has come to rest: the address follows. */
  readonly rest: (change: string | null) => void
}

/** From half to twice as much. */
const [LEAST, MOST, STEP] = [-0.5, 1, 0.01]

/** One lever: what it stands at, what it is moved to, and two ways to move it. */
export function LeverField({ lever, label, figure, change, currency, move, rest }: Props) {
  const { say, lang } = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const [isRefused, setRefused] = useState(false)
  const hasMoved = useRef(false)
  const id = useId()
  const parsed = change === null ? null : parseChange(lever, change)
  const factor = parsed === null ? 1 : (changeFactor(lever, parsed, figure) ?? 1)
  const text = (value: number): string => leverValue(lever, value, { lang, currency })
  const after = parsed?.how === 'to' ? parsed.by : figure * factor
  const slid = (event: SyntheticEvent<HTMLInputElement>): string | null => {
    const by = Math.round(Number(event.currentTarget.value) * 100) / 100
    return by === 0 ? null : changeText(lever, { how: 'relative', by })
  }
  const settle = (event: SyntheticEvent<HTMLInputElement>): void => {
    if (!hasMoved.current) return
    hasMoved.current = false
    rest(slid(event))
  }
  const finish = (): void => {
    if (typed === null) return
    const given = typed.trim().replace(',', '.')
    if (given !== '' && parseChange(lever, given) === null) {
      setRefused(true)
      return
    }
    setTyped(null)
    setRefused(false)
    rest(given === '' ? null : given)
  }
  return (
    <div className="grid min-w-0 grid-cols-1 content-start gap-0.5" data-lever={lever}>
      <label htmlFor={id} className="flex items-baseline justify-between gap-2 text-sm">
        <span className="min-w-0 wrap-anywhere">{label}</span>
        <span
          data-part="after"
          className={`shrink-0 text-xs ${change === null ? 'text-muted' : 'font-semibold text-teal'}`}
        >
          {change === null ? text(figure) : `${text(figure)} → ${text(after)}`}
        </span>
      </label>
      <div className="flex items-center gap-2">
        <input
          type="range"
          aria-label={say('simulateSlider', { name: label })}
          aria-valuetext={text(after)}
          min={LEAST}
          max={MOST}
          step={STEP}
          value={Math.min(MOST, Math.max(LEAST, factor - 1))}
          className="min-w-0 flex-1 accent-(--teal)"
          onChange={(event) => {
            hasMoved.current = true
            move(slid(event))
          }}
          onPointerUp={settle}
          onKeyUp={settle}
          onBlur={settle}
        />
        <input
          id={id}
          type="text"
          autoComplete="off"
          aria-label={say('simulateChange', { name: label })}
          aria-invalid={isRefused}
          placeholder="+0%"
          value={typed ?? change ?? ''}
          className="field w-20! shrink-0 text-end"
          onChange={(event) => {
            setRefused(false)
            setTyped(event.currentTarget.value)
          }}
          onBlur={finish}
          onKeyDown={(event) => {
            if (event.key === 'Enter') finish()
            if (event.key !== 'Escape') return
            setTyped(null)
            setRefused(false)
          }}
        />
      </div>
      <p className="flex min-h-4 justify-between gap-2 text-xs text-muted">
        <span>{say(change === null ? 'simulateAsIs' : 'simulateSet')}</span>
        {change !== null && (
          <button
            type="button"
            className="link shrink-0"
            aria-label={say('simulateBack', { value: text(figure), name: label })}
            onClick={() => rest(null)}
          >
            {say('simulateBackShort', { value: text(figure) })}
          </button>
        )}
      </p>
    </div>
  )
}
