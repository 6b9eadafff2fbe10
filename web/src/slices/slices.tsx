import { useMemo } from 'react'
import type { AnswerEnvelope } from '../../../src/answers/answer.ts'
import { ApiFailure } from '../api/get-json.ts'
import type { ProjectDimension } from '../api/project.ts'
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
              <DrawnSlice key={String(slice.value)} {...{ slice, most, dimension }} />
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
}) {
  const { slice, most, dimension } = props
  const { say, figures } = useWords()
  const [view, change] = useView()
  const [first] = slice.rows
  const name = slice.value ?? say('missing')
  const filter = `${dimension}=${slice.value ?? ''}`
  const line = say('sliceLine', {
    entered: figures.count(first === undefined ? 0 : volumeOf(first)),
    stage: String(first?.['label'] ?? ''),
  })
  const rate = first?.['rate_naive'] ?? null
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
        {rate !== null && `, ${figures.percent(rate)}`}
      </p>
    </li>
  )
}
