import { useMemo } from 'react'
import type { AnswerEnvelope } from '../../../src/answers/answer.ts'
import { ApiFailure } from '../api/get-json.ts'
import type { ProjectDimension } from '../api/project.ts'
import { ageOf, caution, honestOf, intervalOf, isEarly, overlaps } from '../format/rate-notes.ts'
import { Failure } from '../page/failure.tsx'
import { useView } from '../view/use-view.ts'
import { useWords } from '../words/use-words.ts'
import { SliceTable } from './slice-table.tsx'
import { slicesOf, volumeOf, type Slice } from './slice-shape.ts'
import { SmallBowtie } from './small-bowtie.tsx'
import { TooManySlices } from './too-many-slices.tsx'

const MOST_DRAWN = 6

interface Props {
  readonly dimension: string
  /** Its values, where the project is known. */
  readonly listed: ProjectDimension | undefined
  readonly envelope: AnswerEnvelope | undefined
  readonly error: Error | null
  readonly again: () => void
}

/** The largest values of a dimension drawn side by side, then all of them as a table. */
export function Slices({ dimension, listed, envelope, error, again }: Props) {
  const { say } = useWords()
  const slices = useMemo(
    () => (envelope === undefined ? [] : slicesOf(envelope, dimension)),
    [envelope, dimension],
  )
  const isTooLong = error instanceof ApiFailure && error.code === 'bad_range'
  const most = slices[0]?.size ?? 0
  return (
    <section aria-labelledby="slices" className="mt-12">
      <h2 id="slices" className="text-lg font-semibold">
        {say('slices', { dimension })}
      </h2>
      {error !== null &&
        (isTooLong && listed !== undefined ? (
          <TooManySlices dimension={listed} />
        ) : (
          <Failure error={error} again={again} />
        ))}
      {error === null && envelope === undefined && <p className="text-muted">{say('loading')}</p>}
      {error === null && envelope !== undefined && (
        <>
          <p className="text-sm text-muted">{say('slicesNote')}</p>
          <ul className="mt-4 grid gap-x-10 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
            {slices.slice(0, MOST_DRAWN).map((slice) => (
              <DrawnSlice
                key={String(slice.value)}
                {...{ slice, most, dimension }}
                largest={slice === slices[0] ? null : (slices[0] ?? null)}
              />
            ))}
          </ul>
          <SliceTable dimension={dimension} slices={slices} currency={envelope.currency} />
        </>
      )}
    </section>
  )
}

function DrawnSlice(props: {
  readonly slice: Slice
  readonly most: number
  readonly dimension: string
  /** What it is compared with; `null` where it is that itself. */
  readonly largest: Slice | null
}) {
  const { slice, most, dimension, largest } = props
  const words = useWords()
  const { say, figures } = words
  const [view, change] = useView()
  const [first] = slice.rows
  const name = slice.value ?? say('missing')
  const filter = `${dimension}=${slice.value ?? ''}`
  const line = say('sliceLine', {
    entered: figures.count(first === undefined ? 0 : volumeOf(first)),
    stage: String(first?.['label'] ?? ''),
  })
  const honest = honestOf(first)
  const naive = honest === null ? (first?.['rate_naive'] ?? null) : null
  return (
    <li className="min-w-0">
      <p className="flex items-baseline justify-between gap-3">
        <bdi className="min-w-0 font-semibold wrap-anywhere">{name}</bdi>
        {view.where?.includes(filter) !== true && (
          <button
            type="button"
            className="link no-print shrink-0 text-sm"
            aria-label={`${say('onlyThis')}: ${name}`}
            onClick={() => change({ where: [...(view.where ?? []), filter], by: undefined })}
          >
            {say('onlyThis')}
          </button>
        )}
      </p>
      <SmallBowtie rows={slice.rows} most={most} title={`${name}: ${line}`} />
      <p className="text-sm">
        {line}
        {naive !== null && `, ${figures.percent(naive)}`}
      </p>
      {first !== undefined && honest !== null && (
        <p className="text-sm" data-part="slice-rate">
          <span className={isEarly(first) ? 'text-muted' : 'font-semibold'}>
            {figures.percent(honest.value)}
          </span>{' '}
          <span className="text-muted">
            {[
              say('inDays', { days: ageOf(first, words) }),
              intervalOf(first, words),
              caution(first, words),
              largest !== null && overlaps(first, largest.rows[0])
                ? say('overlapWith', { value: largest.value ?? say('missing') })
                : null,
            ]
              .filter((part) => part !== null)
              .join(', ')}
          </span>
        </p>
      )}
    </li>
  )
}
