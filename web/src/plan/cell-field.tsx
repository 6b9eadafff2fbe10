import { useId } from 'react'
import { cellBounds, cellKind } from '../../../src/models/math/cell-kind.ts'
import type { Cell } from '../../../src/models/math/sheet.ts'
import type { CellName } from '../../../src/standard/sheet-cells.ts'
import { SliderField } from '../controls/slider-field.tsx'
import { TypedInput } from '../controls/typed-input.tsx'
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
  const id = useId()
  const { least, most, step } = reachOf(name, Math.max(cell?.value ?? 0, value ?? 0))
  const text = (each: number): string => cellValueText(name, each, { lang, currency })
  const was = cell === undefined ? say('planMissing') : text(cell.value)
  const origin = isSet ? 'planSet' : cell === undefined ? 'planMissing' : origins[cell.from]
  return (
    <div className="grid min-w-0 grid-cols-1 content-start gap-0.5" data-cell={name}>
      <SliderField
        id={id}
        label={label}
        note={say(origin)}
        isMoved={isSet}
        slider={{
          label: say('planSlider', { name: label }),
          text: value === null ? say('planMissing') : text(value),
          least,
          most,
          step,
          value: value ?? 0,
          move,
          rest,
        }}
        below={
          cell !== undefined && cell.low !== null && cell.high !== null
            ? `${say('planBetween', { low: text(cell.low), high: text(cell.high) })}${cell.n === null ? '' : `, n ${Math.round(cell.n)}`}`
            : ''
        }
        back={{
          label: say('planBack', { value: was, name: label }),
          text: say('planBackShort', { value: was }),
          take: () => rest(null),
        }}
      >
        <TypedInput
          id={id}
          inputMode="decimal"
          className="w-24!"
          value={value === null ? '' : String(scaled(name, value))}
          take={(given) => {
            const number = Number(given)
            if (!Number.isFinite(number)) return false
            rest(given === '' ? null : bounded(name, unscaled(name, number)))
            return true
          }}
        />
        <span className="w-9 shrink-0 text-xs text-muted">
          {unitOf(cellKind(name), { lang, currency })}
        </span>
      </SliderField>
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
