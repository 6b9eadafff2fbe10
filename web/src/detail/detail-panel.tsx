import { Dialog } from '@base-ui/react/dialog'
import { useEffect, useState } from 'react'
import type { AnswerEnvelope, AnswerRow } from '../../../src/answers/answer.ts'
import { kindOf, splitRef } from '../view/refs.ts'
import { useView } from '../view/use-view.ts'
import { useWords, type Words } from '../words/use-words.ts'
import { RowsPart } from './rows-part.tsx'
import { StageFigures } from './stage-figures.tsx'

interface Props {
  readonly envelope: AnswerEnvelope | undefined
  readonly earlier: AnswerEnvelope | undefined
  readonly slices: AnswerEnvelope | undefined
}

/** What stands behind the figure that the address names: its numbers, its definition, its rows. */
export function DetailPanel({ envelope, earlier, slices }: Props) {
  const words = useWords()
  const { say } = words
  const [view, change] = useView()
  // What was open stays while the sheet slides away.
  const [last, setLast] = useState(view.open)
  useEffect(() => {
    if (view.open !== undefined) setLast(view.open)
  }, [view.open])
  const ref = view.open ?? last
  const isOpen = view.open !== undefined && envelope !== undefined
  return (
    <Dialog.Root
      open={isOpen}
      onOpenChange={(open) => !open && change({ open: undefined, rows: undefined })}
      modal={false}
      disablePointerDismissal
    >
      <Dialog.Portal>
        <Dialog.Popup
          className="sheet no-print fixed inset-x-0 bottom-0 z-20 max-h-[72dvh] overflow-y-auto overscroll-contain border-t border-hairline bg-raised px-5 pt-4 pb-8 shadow-2xl sm:inset-y-0 sm:start-auto sm:end-0 sm:max-h-none sm:w-[26rem] sm:border-s sm:border-t-0"
          finalFocus={() => originOf(ref)}
        >
          <div className="flex items-baseline justify-between gap-4">
            <Dialog.Title className="text-lg font-semibold wrap-anywhere">
              {ref !== undefined && titleOf(ref, [envelope, slices], words)}
            </Dialog.Title>
            <Dialog.Close className="link shrink-0 text-sm">{say('close')}</Dialog.Close>
          </div>
          {ref !== undefined && (
            <Detail key={ref} refText={ref} {...{ envelope, earlier, slices }} />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Detail({ refText, envelope, earlier, slices }: Props & { readonly refText: string }) {
  const { say } = useWords()
  const row = rowOf(refText, [envelope, slices])
  const before = earlier?.rows.find((other) => other['stage'] === row?.['stage'])
  const isWhole = envelope?.rows.includes(row as AnswerRow) === true
  if (kindOf(refText) === 'bowtie' && row === undefined) {
    return (
      <>
        <p className="mt-2 text-muted">{say('unknownOpen')}</p>
        <RowsPart refText={refText} />
      </>
    )
  }
  return (
    <>
      {row !== undefined && envelope !== undefined && (
        <StageFigures
          row={row}
          before={isWhole ? before : undefined}
          currency={envelope.currency}
          outcome={splitRef(refText).outcome}
        />
      )}
      <RowsPart refText={refText} />
    </>
  )
}

type Envelopes = readonly (AnswerEnvelope | undefined)[]

function rowOf(ref: string, envelopes: Envelopes): AnswerRow | undefined {
  const { row } = splitRef(ref)
  return envelopes.flatMap((each) => each?.rows ?? []).find((each) => each['ref'] === row)
}

function titleOf(ref: string, envelopes: Envelopes, { say }: Words): string {
  const row = rowOf(ref, envelopes)
  if (row !== undefined) {
    const { outcome } = splitRef(ref)
    const label = String(row['label'])
    const next = envelopes[0]?.rows.find((other) => other['stage'] === row['to'])
    if (outcome === 'gone_on' && next !== undefined) {
      return say('transition', { from: label, to: String(next['label']) })
    }
    if (outcome === 'open') return `${label}: ${say('columnOpen')}`
    if (outcome === 'lost') return `${label}: ${say('columnLost')}`
    return label
  }
  const finding = envelopes[0]?.findings.find((each) => each.ref === ref)
  if (finding !== undefined) return finding.message
  return decoded(ref.split('?')[0]?.split('/').slice(1).join('/') ?? ref)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Where the panel was opened from, or would have been: focus goes back there. */
function originOf(ref: string | undefined): HTMLElement | boolean {
  if (ref === undefined) return true
  const wanted = [ref, splitRef(ref).row]
  const parts = [
    ...document.querySelectorAll<HTMLElement>('[data-ref][tabindex], button[data-ref]'),
  ]
  return parts.find((part) => wanted.includes(part.dataset['ref'] ?? '')) ?? true
}
