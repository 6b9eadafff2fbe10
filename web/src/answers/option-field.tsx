import { useId, useState, type ReactNode } from 'react'
import type { OptionDescription } from '../../../src/answers/describe-answer.ts'
import type { Project } from '../api/project.ts'
import { Choice } from '../controls/choice.tsx'
import { DateField } from '../controls/date-field.tsx'
import { FilterList } from '../controls/filter-parts.tsx'
import { useWords } from '../words/use-words.ts'
import { listedValues, type Listed } from './listed-values.ts'

interface Props {
  readonly option: OptionDescription
  readonly given: readonly string[]
  /** What there is to choose from; `undefined` while that is not known. */
  readonly project: Project | undefined
}

/** One option of an answer, asked for in the way its schema allows. */
export function OptionField(props: Props) {
  const { option, project } = props
  const { kind, metavar } = option
  if (kind === 'flag') return <FlagField {...props} />
  if (kind === 'list') {
    const dimensions = project?.dimensions ?? []
    if (metavar === 'DIMENSION' && dimensions.length > 0)
      return <DimensionsField {...props} dimensions={dimensions} />
    if (metavar === 'DIMENSION=VALUE' && dimensions.length > 0)
      return <FiltersField {...props} dimensions={dimensions} />
    return <LinesField {...props} />
  }
  const listed = listedValues(option, project)
  if (listed.length > 0) return <ListedField {...props} listed={listed} />
  return metavar === 'DATE' ? <DayField {...props} /> : <TextField {...props} />
}

function FlagField({ option: { name, label, description }, given }: Props) {
  return (
    <label className="grid grid-cols-[auto_1fr] gap-x-2 text-sm">
      <input
        type="checkbox"
        name={name}
        value="true"
        defaultChecked={given[0] === 'true'}
        className="mt-1 size-4 accent-(--teal)"
      />
      <span className="text-base">{label}</span>
      <span className="col-start-2">
        <Hint>{description}</Hint>
      </span>
    </label>
  )
}

type DimensionProps = Props & Pick<Project, 'dimensions'>

/** Boxes for as many dimensions as there are; the order they are split in is the project's. */
function DimensionsField({
  option: { name, label, description },
  given,
  dimensions,
}: DimensionProps) {
  return (
    <fieldset className="col-span-full min-w-0 sm:col-span-1">
      <legend className="text-sm text-muted">{label}</legend>
      <div className="flex max-h-64 flex-wrap gap-x-4 gap-y-1 overflow-y-auto py-1">
        {dimensions.map((dimension) => (
          <label key={dimension.name} className="inline-flex min-w-0 items-baseline gap-1.5">
            <input
              type="checkbox"
              name={name}
              value={dimension.name}
              defaultChecked={given.includes(dimension.name)}
              className="size-4 shrink-0 translate-y-0.5 accent-(--teal)"
            />
            <bdi className="min-w-0 wrap-anywhere">{dimension.name}</bdi>
          </label>
        ))}
      </div>
      <Hint>{description}</Hint>
    </fieldset>
  )
}

function FiltersField({ option: { name, label, description }, given, dimensions }: DimensionProps) {
  const [where, setWhere] = useState(given)
  return (
    <div role="group" aria-label={label} className="col-span-full min-w-0 sm:col-span-1">
      <Label>{label}</Label>
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-1">
        <FilterList dimensions={dimensions} where={where} keep={setWhere} />
      </div>
      {where.map((filter) => (
        <input key={filter} type="hidden" name={name} value={filter} />
      ))}
      <Hint>{description}</Hint>
    </div>
  )
}

/** One of those there are; what the address names beside them stays, for the answer to refuse. */
function ListedField({ option, given, listed }: Props & { readonly listed: readonly Listed[] }) {
  const { say } = useWords()
  const { name, label, description } = option
  const usual = listed.find(({ isUsual }) => isUsual)
  const [value, setValue] = useState(given[0] ?? usual?.name ?? '')
  const isKnown = value === '' || listed.some((each) => each.name === value)
  return (
    <div className="min-w-0">
      <Label>{label}</Label>
      <div className="py-1">
        <Choice
          label={label}
          value={value}
          options={[
            ...(usual === undefined ? [['', say('notGiven')] as const] : []),
            ...listed.map((each) => [each.name, each.label] as const),
            ...(isKnown ? [] : [[value, value] as const]),
          ]}
          choose={setValue}
        />
      </div>
      <input type="hidden" name={name} value={value === usual?.name ? '' : value} />
      <Hint>{description}</Hint>
    </div>
  )
}

function DayField({ option: { name, label, description }, given }: Props) {
  return (
    <div className="min-w-0">
      <DateField name={name} label={label} value={given[0]} />
      <Hint>{description}</Hint>
    </div>
  )
}

function TextField({ option, given }: Props) {
  const { name, label, description, kind, required } = option
  const hint = useId()
  return (
    <div className="min-w-0">
      <label className="grid gap-0.5 text-sm">
        <span className="text-muted">{label}</span>
        <input
          type={kind === 'number' ? 'number' : 'text'}
          step={kind === 'number' ? 'any' : undefined}
          name={name}
          required={required}
          defaultValue={given[0] ?? ''}
          placeholder={option.default === null ? undefined : String(option.default)}
          aria-describedby={hint}
          className="field text-base"
        />
      </label>
      <Hint id={hint}>{description}</Hint>
    </div>
  )
}

function LinesField({ option: { name, label, description, required }, given }: Props) {
  const { say } = useWords()
  const hint = useId()
  return (
    <div className="min-w-0">
      <label className="grid gap-0.5 text-sm">
        <span className="text-muted">{label}</span>
        <textarea
          name={name}
          required={required}
          rows={Math.min(6, given.length + 1)}
          defaultValue={given.join('\n')}
          aria-describedby={hint}
          className="field text-base"
        />
      </label>
      <Hint id={hint}>
        {description}. {say('lineEach')}
      </Hint>
    </div>
  )
}

/** Seen only: what it stands over says its name itself. */
function Label({ children }: { readonly children: ReactNode }) {
  return (
    <span aria-hidden className="block text-sm text-muted">
      {children}
    </span>
  )
}

function Hint({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return (
    <span id={id} className="mt-0.5 block text-xs text-pretty text-muted">
      {children}
    </span>
  )
}
