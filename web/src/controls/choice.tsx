import { Select } from '@base-ui/react/select'

interface Props<T extends string> {
  readonly label: string
  /** The label stands before the choice; else only a screen reader says it. */
  readonly isLabelShown?: boolean
  readonly value: T
  readonly options: readonly (readonly [value: T, label: string])[]
  readonly choose: (value: T) => void
}

/** One of few, as a word in a sentence. */
export function Choice<T extends string>({
  label,
  isLabelShown,
  value,
  options,
  choose,
}: Props<T>) {
  const items = Object.fromEntries(options)
  return (
    <Select.Root
      items={items}
      value={value}
      onValueChange={(chosen) => chosen !== null && chosen !== value && choose(chosen)}
      modal={false}
    >
      <span className="inline-flex max-w-full items-baseline gap-1.5">
        <Select.Label className={isLabelShown === true ? 'text-muted' : 'sr-only'}>
          {label}
        </Select.Label>
        <Select.Trigger className="choice min-w-0" data-choice={label}>
          <Select.Value className="min-w-0 wrap-anywhere" />
        </Select.Trigger>
      </span>
      <Select.Portal container={document.getElementById('answer')}>
        <Select.Positioner
          sideOffset={6}
          align="start"
          alignItemWithTrigger={false}
          className="z-30"
        >
          <Select.Popup className="popup py-1">
            <Select.List>
              {options.map(([option, text]) => (
                <Select.Item key={option} value={option} className="option">
                  <Select.ItemText>{text}</Select.ItemText>
                </Select.Item>
              ))}
            </Select.List>
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  )
}
