import { Combobox } from '@base-ui/react/combobox'
import { useState } from 'react'
import type { ProjectDimension } from '../api/project.ts'
import { useWords } from '../words/use-words.ts'

interface Props {
  readonly dimension: ProjectDimension
  /** `null` is the missing value. */
  readonly choose: (value: string | null) => void
}

interface Option {
  readonly value: string | null
  readonly label: string
  readonly count: number | null
}

const MOST_SHOWN = 60

/** One value of a dimension, however many it has: typing narrows, and any other can be typed. */
export function ValueSearch({ dimension, choose }: Props) {
  const { lang, say, figures } = useWords()
  const [typed, setTyped] = useState('')
  const wanted = typed.trim()
  const listed: readonly Option[] = dimension.values.map(({ value, count }) => ({
    value,
    label: value ?? say('missing'),
    count,
  }))
  const found = matching(listed, wanted, lang).slice(0, MOST_SHOWN)
  const isListed = listed.some(({ value }) => value === wanted)
  const options =
    wanted === '' || isListed
      ? found
      : [...found, { value: wanted, label: say('isExactly', { value: wanted }), count: null }]
  return (
    <Combobox.Root
      items={options}
      filter={null}
      inline
      open
      autoHighlight
      inputValue={typed}
      onInputValueChange={(text, { reason }) => reason === 'input-change' && setTyped(text)}
      value={null}
      onValueChange={(option: Option | null) => option !== null && choose(option.value)}
      itemToStringLabel={(option: Option) => option.label}
    >
      <label className="grid gap-0.5 text-sm">
        <span className="text-muted">{say('value')}</span>
        <Combobox.Input className="field text-base" />
      </label>
      <Combobox.List className="-mx-4 max-h-64 overflow-y-auto" aria-label={say('value')}>
        {(option: Option) => (
          <Combobox.Item
            key={option.value === null ? 'null' : `${option.count === null} ${option.value}`}
            value={option}
            className="option flex justify-between gap-4 px-4"
          >
            <bdi className={option.value === null ? 'text-muted italic' : ''}>{option.label}</bdi>
            {option.count !== null && (
              <span className="text-muted">{figures.count(option.count)}</span>
            )}
          </Combobox.Item>
        )}
      </Combobox.List>
      <Combobox.Empty className="text-sm text-muted empty:hidden">{say('noValue')}</Combobox.Empty>
      {dimension.more > 0 && <p className="text-sm text-muted">{say('moreValues')}</p>}
    </Combobox.Root>
  )
}

/** Those that begin with it first, then those that contain it. */
function matching(options: readonly Option[], typed: string, lang: string): readonly Option[] {
  const wanted = typed.toLocaleLowerCase(lang)
  if (wanted === '') return options
  const places = options.map(
    (option) => [option, option.label.toLocaleLowerCase(lang).indexOf(wanted)] as const,
  )
  return places
    .filter(([, place]) => place >= 0)
    .toSorted(([, a], [, b]) => Number(a > 0) - Number(b > 0))
    .map(([option]) => option)
}
