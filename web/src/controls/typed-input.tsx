import { useState } from 'react'

interface Props {
  readonly id: string
  readonly label?: string
  readonly placeholder?: string
  readonly inputMode?: 'decimal' | 'text'
  readonly className: string
  /** What stands there while nobody types. */
  readonly value: string
  /** What was typed, with a point for a decimal comma; false: it cannot be meant, and stays to be mended. */
  readonly take: (text: string) => boolean
}

/** A field that is read when it is left or Enter is pressed; Escape leaves all as it was. */
export function TypedInput({ id, label, placeholder, inputMode, className, value, take }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const [isRefused, setRefused] = useState(false)
  const type = (text: string | null): void => {
    setTyped(text)
    setRefused(false)
  }
  const finish = (): void => {
    if (typed === null) return
    if (take(typed.trim().replace(',', '.'))) type(null)
    else setRefused(true)
  }
  return (
    <input
      id={id}
      type="text"
      inputMode={inputMode}
      autoComplete="off"
      aria-label={label}
      aria-invalid={isRefused}
      placeholder={placeholder}
      value={typed ?? value}
      className={`field shrink-0 text-end ${className}`}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish()
        if (event.key === 'Escape') type(null)
      }}
    />
  )
}
