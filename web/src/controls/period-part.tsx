import { presetRange, presets } from '../view/ranges.ts'
import { useView } from '../view/use-view.ts'
import type { View } from '../view/view.ts'
import { useWords, type Words } from '../words/use-words.ts'
import { DateField } from './date-field.tsx'
import { OpenedPart } from './opened-part.tsx'

/** The range: whole months up to the data's end, or any two days. */
export function PeriodPart({ asOf }: { readonly asOf: string }) {
  const words = useWords()
  const { say } = words
  const [view, change] = useView()
  const choose = (from: string | undefined, to: string | undefined): void =>
    change({
      from,
      to,
      ...(from === undefined ? { compare: undefined } : {}),
      open: undefined,
      rows: undefined,
    })
  return (
    <OpenedPart label={say('period')} shown={shownRange(view, asOf, words)}>
      {(close) => (
        <>
          <ul className="-mx-4 -mt-2 mb-3 border-b border-hairline pb-2">
            <Preset
              label={say('allTime')}
              isChosen={view.from === undefined && view.to === undefined}
              choose={() => {
                choose(undefined, undefined)
                close()
              }}
            />
            {presets.map((preset) => {
              const { from, to } = presetRange(preset, asOf)
              return (
                <Preset
                  key={preset}
                  label={say(preset)}
                  isChosen={view.from === from && view.to === to}
                  choose={() => {
                    choose(from, to)
                    close()
                  }}
                />
              )
            })}
          </ul>
          <form
            className="grid gap-2"
            onSubmit={(event) => {
              event.preventDefault()
              const form = new FormData(event.currentTarget)
              choose(textOf(form.get('from')), textOf(form.get('to')))
              close()
            }}
          >
            <DateField name="from" label={say('firstDay')} value={view.from} />
            <DateField name="to" label={say('dayAfter')} value={view.to} />
            <button type="submit" className="link justify-self-start">
              {say('apply')}
            </button>
          </form>
        </>
      )}
    </OpenedPart>
  )
}

function Preset(props: {
  readonly label: string
  readonly isChosen: boolean
  readonly choose: () => void
}) {
  return (
    <li>
      <button
        type="button"
        aria-pressed={props.isChosen}
        className="w-full px-4 py-1 text-start hover:text-teal aria-pressed:font-semibold"
        onClick={props.choose}
      >
        {props.label}
      </button>
    </li>
  )
}

function shownRange({ from, to }: View, asOf: string, { say, figures }: Words): string {
  if (from === undefined && to === undefined) return say('allTime')
  const preset = presets.find((each) => {
    const range = presetRange(each, asOf)
    return range.from === from && range.to === to
  })
  if (preset !== undefined) return say(preset)
  const days = { from: figures.day(from), to: figures.day(to) }
  return say(from === undefined ? 'rangeTo' : to === undefined ? 'rangeFrom' : 'rangeFromTo', days)
}

function textOf(value: FormDataEntryValue | null): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
