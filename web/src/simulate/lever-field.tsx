import { useId } from 'react'
import type { LeverStand } from '../../../src/models/math/forecast/lever-stand.ts'
import { changeFactor } from '../../../src/models/math/forecast/scenario-drivers.ts'
import { changeText, parseChange } from '../../../src/plans/scenario.ts'
import { SliderField } from '../controls/slider-field.tsx'
import { TypedInput } from '../controls/typed-input.tsx'
import { useWords } from '../words/use-words.ts'
import { leverValue } from './lever-text.ts'

interface Props {
  readonly lever: string
  readonly label: string
  /** What it stands at, of all motions together. */
  readonly stand: LeverStand
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
export function LeverField({ lever, label, stand, change, currency, move, rest }: Props) {
  const { say, lang } = useWords()
  const id = useId()
  const parsed = change === null ? null : parseChange(lever, change)
  const factor = parsed === null ? 1 : (changeFactor(lever, parsed, stand) ?? 1)
  const text = (value: number): string => leverValue(lever, value, { lang, currency })
  const figure = stand.value
  const after = parsed?.how === 'to' ? parsed.by : stand.at(factor)
  const slid = (value: number): string | null => {
    const by = Math.round(value * 100) / 100
    return by === 0 ? null : changeText(lever, { how: 'relative', by })
  }
  return (
    <div className="grid min-w-0 grid-cols-1 content-start gap-0.5" data-lever={lever}>
      <SliderField
        id={id}
        label={label}
        note={change === null ? text(figure) : `${text(figure)} → ${text(after)}`}
        isMoved={change !== null}
        slider={{
          label: say('simulateSlider', { name: label }),
          text: text(after),
          least: LEAST,
          most: MOST,
          step: STEP,
          value: Math.min(MOST, Math.max(LEAST, stand.at(factor) / figure - 1)),
          move: (value) => move(slid(value)),
          rest: (value) => rest(slid(value)),
        }}
        below={say(change === null ? 'simulateAsIs' : 'simulateSet')}
        back={{
          label: say('simulateBack', { value: text(figure), name: label }),
          text: say('simulateBackShort', { value: text(figure) }),
          take: () => rest(null),
        }}
      >
        <TypedInput
          id={id}
          label={say('simulateChange', { name: label })}
          placeholder="+0%"
          className="w-20!"
          value={change ?? ''}
          take={(given) => {
            if (given !== '' && parseChange(lever, given) === null) return false
            rest(given === '' ? null : given)
            return true
          }}
        />
      </SliderField>
    </div>
  )
}
