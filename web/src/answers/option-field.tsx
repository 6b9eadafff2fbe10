import { useId, useState, type ReactNode } from 'react'
import type { OptionDescription } from '../../../src/answers/describe-answer.ts'
import type { ProjectDimension, ProjectProfile } from '../api/project.ts'
import { Choice } from '../controls/choice.tsx'
import { DateField } from '../controls/date-field.tsx'
import { FilterList } from '../controls/filter-parts.tsx'
import { useWords } from '../words/use-words.ts'

interface Props {
  readonly option: OptionDescription
  readonly given: readonly string[]
  readonly dimensions: readonly ProjectDimension[]
  readonly profiles: readonly ProjectProfile[]
}

/** One option of an answer, asked for in the way its schema allows. */
export function OptionField(props: Props) {
  const { option, dimensions } = props
  const { kind, metavar, choices } = option
  if (kind === 'flag') return <FlagField {...props} />
  if (kind === 'list') {
    if (metavar === 'DIMENSION' && dimensions.length > 0) return <DimensionsField {...props} />
    if (metavar === 'DIMENSION=VALUE' && dimensions.length > 0) return <FiltersField {...props} />
    return <LinesField {...props} />
  }
  if (metavar === 'PROFILE' && props.profiles.length > 0) return <ProfileField {...props} />
  if (choices !== null) return <ChoiceField {...props} />
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

/** Boxes for as many dimensions as there are; the order they are split in is the project's. */
function DimensionsField({ option: { name, label, description }, given, dimensions }: Props) {
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

function FiltersField({ option: { name, label, description }, given, dimensions }: Props) {
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

function ChoiceField({ option, given }: Props) {
  const { say } = useWords()
  const { name, label, description, choices, choiceLabels, required } = option
  const usual = option.default === null ? '' : String(option.default)
  const [value, setValue] = useState(given[0] ?? usual)
  const listed = (choices ?? []).map(
    (choice, place) => [choice, choiceLabels?.[place] ?? choice] as const,
  )
  const isOpen = usual === '' && !required
  return (
    <div className="min-w-0">
      <Label>{label}</Label>
      <div className="py-1">
        <Choice
          label={label}
          value={value}
          options={isOpen ? [['', say('notGiven')] as const, ...listed] : listed}
          choose={setValue}
        />
      </div>
      <input type="hidden" name={name} value={value} />
      <Hint>{description}</Hint>
    </div>
  )
}

/** One of those there are; what the address names beside them stays, for the answer to refuse. */
function ProfileField({ option: { name, label, description }, given, profiles }: Props) {
  const [value, setValue] = useState(given[0] ?? '')
  const usual = profiles.find(({ isUsual }) => isUsual)
  const listed = profiles.filter((each) => each !== usual)
  const known = listed.map((each) => [each.name, each.label] as const)
  const isKnown = value === '' || value === usual?.name || known.some(([each]) => each === value)
  return (
    <div className="min-w-0">
      <Label>{label}</Label>
      <div className="py-1">
        <Choice
          label={label}
          value={value === usual?.name ? '' : value}
          options={[
            ['', usual?.label ?? ''] as const,
            ...known,
            ...(isKnown ? [] : [[value, value] as const]),
          ]}
          choose={setValue}
        />
      </div>
      <input type="hidden" name={name} value={value} />
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
