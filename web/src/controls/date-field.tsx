import { useWords } from '../words/use-words.ts'

interface Props {
  readonly name: string
  readonly label: string
  readonly value: string | undefined
}

/** A day as addresses, files and the terminal write it: a browser's own field speaks its language. */
export function DateField({ name, label, value }: Props) {
  const { say } = useWords()
  return (
    <label className="grid gap-0.5 text-sm">
      <span className="text-muted">{label}</span>
      <input
        type="text"
        inputMode="numeric"
        pattern="\s*\d{4}-\d{2}-\d{2}\s*"
        title={say('dayPattern')}
        placeholder={say('dayPattern')}
        autoComplete="off"
        name={name}
        defaultValue={value ?? ''}
        className="field text-base"
      />
    </label>
  )
}
