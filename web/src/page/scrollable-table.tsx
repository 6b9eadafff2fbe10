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
      className="rows mt-2 overflow-x-auto"
    >
      <table className="w-full border-separate border-spacing-0 border-b border-hairline text-[0.9375rem]">
        {children}
      </table>
    </div>
  )
}
