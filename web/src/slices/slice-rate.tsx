import type { AnswerRow } from '../../../src/answers/answer.ts'
import { caution, honestOf, intervalOf, isCounted, monthsNote } from '../format/rate-notes.ts'
import { useWords } from '../words/use-words.ts'

/** A slice's rate at one stage: within an age, with its interval, or so far where there is none. */
export function SliceRate({ row }: { readonly row: AnswerRow }) {
  const words = useWords()
  const { figures } = words
  const honest = honestOf(row)
  const naive = row[isCounted(row) ? 'rate' : 'rate_naive']
  const rate = honest === null ? naive : honest.value
  const parts = [
    typeof rate === 'number' ? figures.percent(rate) : null,
    intervalOf(row, words),
    caution(row, words),
    monthsNote(row, words),
  ]
  return parts
    .filter((part) => part !== null)
    .map((part) => (
      <span key={part} className="block text-xs text-muted">
        {part}
      </span>
    ))
}
