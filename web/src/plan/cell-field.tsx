import { useId, useRef, useState, type SyntheticEvent } from 'react'
import { cellBounds, cellKind } from '../../../src/models/math/cell-kind.ts'
import type { Cell, CellName } from '../../../src/models/math/sheet.ts'
import type { Word } from '../words/en.ts'
import { useWords } from '../words/use-words.ts'
import { cellValueText, unitOf } from './cell-value-text.ts'

interface Props {
  readonly name: CellName
  readonly label: string
  /** As the sheet has it; `undefined`: nobody says. */
  readonly cell: Cell | undefined
  /** What it is with what is set. */
  readonly value: number | null
  readonly isSet: boolean
  readonly currency: string
  /** While it moves: the picture follows. */
  readonly move: (value: number) => void
  /** When it has come to rest: the address follows. */
  readonly rest: (value: number | null) => void
}

const origins: Readonly<Record<Cell['from'], Word>> = {
  typed: 'planTyped',
  measured: 'planMeasured',
  benchmark: 'planBenchmark',
  assumed: 'planAssumed',
}

/** One figure of the sheet: what it is, where it is from, and two ways to move it. */
export function CellField({ name, label, cell, value, isSet, currency, move, rest }: Props) {
  const { say, lang } = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const id = useId()
  const hasMoved = useRef(false)
  const kind = cellKind(name)
  const shown = value === null ? null : scaled(name, value)
  const { least, most, step } = reachOf(name, Math.max(cell?.value ?? 0, value ?? 0))
  const text = (each: number): string => cellValueText(name, each, { lang, currency })
  const finish = (): void => {
    if (typed === null) return
    setTyped(null)
    const number = Number(typed.trim().replace(',', '.'))
    if (typed.trim() === '') rest(null)
    else if (Number.isFinite(number)) rest(bounded(name, unscaled(name, number)))
  }
  const settle = (event: SyntheticEvent<HTMLInputElement>): void => {
    if (!hasMoved.current) return
    hasMoved.current = false
    rest(Number(event.currentTarget.value))
  }
  const origin = isSet ? 'planSet' : cell === undefined ? 'planMissing' : origins[cell.from]
  return (
    <div className="grid min-w-0 grid-cols-1 content-start gap-0.5" data-cell={name}>
      <label htmlFor={id} className="flex items-baseline justify-between gap-2 text-sm">
        <span className="min-w-0 wrap-anywhere">{label}</span>
        <span
          data-part="origin"
          className={`shrink-0 text-xs ${isSet ? 'font-semibold text-teal' : 'text-muted'}`}
        >
          {say(origin)}
        </span>
      </label>
      <div className="flex items-center gap-2">
        <input
          type="range"
          aria-label={say('planSlider', { name: label })}
          aria-valuetext={value === null ? say('planMissing') : text(value)}
          min={least}
          max={most}
          step={step}
          value={value ?? 0}
          className="min-w-0 flex-1 accent-(--teal)"
          onChange={(event) => {
            hasMoved.current = true
            move(Number(event.currentTarget.value))
          }}
          onPointerUp={settle}
          onKeyUp={settle}
          onBlur={settle}
        />
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={typed ?? (shown === null ? '' : String(shown))}
          className="field w-24! shrink-0 text-end"
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={finish}
          onKeyDown={(event) => {
            if (event.key === 'Enter') finish()
            if (event.key === 'Escape') setTyped(null)
          }}
        />
        <span className="w-9 shrink-0 text-xs text-muted">{unitOf(kind, { lang, currency })}</span>
      </div>
      <p className="flex min-h-4 justify-between gap-2 text-xs text-muted">
        <span data-part="range">
          {cell !== undefined && cell.low !== null && cell.high !== null
            ? `${say('planBetween', { low: text(cell.low), high: text(cell.high) })}${cell.n === null ? '' : `, n ${Math.round(cell.n)}`}`
            : ''}
        </span>
        {isSet && (
          <button
            type="button"
            className="link shrink-0"
            aria-label={say('planBack', {
              value: cell === undefined ? say('planMissing') : text(cell.value),
              name: label,
            })}
            onClick={() => rest(null)}
          >
            {say('planBackShort', {
              value: cell === undefined ? say('planMissing') : text(cell.value),
            })}
          </button>
        )}
      </p>
    </div>
  )
}

/** Shares are written as percent. */
function scaled(name: CellName, value: number): number {
  return Number((cellKind(name) === 'share' ? value * 100 : value).toPrecision(6))
}

function unscaled(name: CellName, value: number): number {
  return cellKind(name) === 'share' ? Number(`${value}e-2`) : value
}

function bounded(name: CellName, value: number): number {
  const { least, most } = cellBounds(name)
  return Math.min(most, Math.max(least, value))
}

/** From none to twice as much, or to all. */
function reachOf(name: CellName, value: number) {
  const kind = cellKind(name)
  if (kind === 'share') return { least: 0, most: Math.max(1, Math.ceil(value)), step: 0.001 }
  if (kind === 'years') return { least: 0, most: Math.max(10, value), step: 1 }
  const usual = { days: 180, count: 100, money: 10_000, years: 10 }[kind]
  const most = roundUp(Math.max(usual, value * 2))
  return { least: 0, most, step: kind === 'days' ? 1 : most / 1000 }
}

/** `roundUp(1234)` // => 2000 */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return Math.ceil(value / power) * power
}
