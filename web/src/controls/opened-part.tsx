import { Popover } from '@base-ui/react/popover'
import { useState, type ReactNode } from 'react'

interface Props {
  readonly label: string
  readonly shown: string
  /** What it shows tells something of the view, and is no mere way to change it. */
  readonly isOnPaper?: boolean
  /** What opens; it is handed the way to close it again. */
  readonly children: (close: () => void) => ReactNode
}

/** A word of the sentence that opens a small form. */
export function OpenedPart({ label, shown, isOnPaper = true, children }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover.Root open={isOpen} onOpenChange={(open) => setOpen(open)}>
      <Popover.Trigger
        className={`choice min-w-0 ${isOnPaper ? '' : 'no-print'}`}
        data-choice={label}
      >
        <span className="sr-only">{label}: </span>
        <span className="min-w-0 wrap-anywhere">{shown}</span>
      </Popover.Trigger>
      <Popover.Portal container={document.getElementById('answer')}>
        <Popover.Positioner sideOffset={6} align="start" className="z-30">
          <Popover.Popup className="popup w-80 p-4" aria-label={label}>
            {children(() => setOpen(false))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
