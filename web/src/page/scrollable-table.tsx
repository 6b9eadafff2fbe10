import type { ReactNode } from 'react'
import { useWords } from '../words/use-words.ts'

interface Props {
  readonly label: string
  readonly children: ReactNode
}

/** A table that scrolls by itself, by keyboard too, where the screen is narrower. */
export function ScrollableTable({ label, children }: Props) {
  const { say } = useWords()
  return (
    <div
      role="region"
      aria-label={say('scrollable', { what: label })}
      tabIndex={0}
      className="-mx-4 mt-2 overflow-x-auto px-4 sm:mx-0 sm:px-0"
    >
      <table className="w-full border-collapse border-b border-hairline">{children}</table>
    </div>
  )
}
