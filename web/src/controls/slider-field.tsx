import { useRef, type ReactNode, type SyntheticEvent } from 'react'

interface Props {
  /** Of the field beside the slider, which the label names. */
  readonly id: string
  readonly label: string
  /** Beside the label: where the figure is from, or what it becomes. */
  readonly note: ReactNode
  readonly isMoved: boolean
  readonly slider: Slider
  readonly children: ReactNode
  readonly below: ReactNode
  /** The way back to what it was; there once it is moved. */
  readonly back: { readonly label: string; readonly text: string; readonly take: () => void }
}

interface Slider {
  readonly label: string
  readonly text: string
  readonly least: number
  readonly most: number
  readonly step: number
  readonly value: number
  /** While it moves: the picture follows. */
  readonly move: (value: number) => void
  /** When it has come to rest: the address follows. */
  readonly rest: (value: number) => void
}

/** A figure that can be moved or typed: what it is called, what it is, and the way back. */
export function SliderField({ id, label, note, isMoved, slider, children, below, back }: Props) {
  const hasMoved = useRef(false)
  const settle = (event: SyntheticEvent<HTMLInputElement>): void => {
    if (!hasMoved.current) return
    hasMoved.current = false
    slider.rest(Number(event.currentTarget.value))
  }
  return (
    <>
      <label htmlFor={id} className="flex items-baseline justify-between gap-2 text-sm">
        <span className="min-w-0 wrap-anywhere">{label}</span>
        <span
          data-part="note"
          className={`shrink-0 text-xs ${isMoved ? 'font-semibold text-teal' : 'text-muted'}`}
        >
          {note}
        </span>
      </label>
      <div className="flex items-center gap-2">
        <input
          type="range"
          aria-label={slider.label}
          aria-valuetext={slider.text}
          min={slider.least}
          max={slider.most}
          step={slider.step}
          value={slider.value}
          className="min-w-0 flex-1 accent-(--teal)"
          onChange={(event) => {
            hasMoved.current = true
            slider.move(Number(event.currentTarget.value))
          }}
          onPointerUp={settle}
          onKeyUp={settle}
          onBlur={settle}
        />
        {children}
      </div>
      <p className="flex min-h-4 justify-between gap-2 text-xs text-muted">
        <span data-part="below">{below}</span>
        {isMoved && (
          <button
            type="button"
            className="link shrink-0"
            aria-label={back.label}
            onClick={back.take}
          >
            {back.text}
          </button>
        )}
      </p>
    </>
  )
}
