interface Props {
  readonly name: string
  readonly label: string
  readonly value: string | undefined
}

export function DateField({ name, label, value }: Props) {
  return (
    <label className="grid gap-0.5 text-sm">
      <span className="text-muted">{label}</span>
      <input type="date" name={name} defaultValue={value ?? ''} className="field text-base" />
    </label>
  )
}
