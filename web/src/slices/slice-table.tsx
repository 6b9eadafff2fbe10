import { useState } from 'react'
import { ScrollableTable } from '../page/scrollable-table.tsx'
import { useView } from '../view/use-view.ts'
import { useWords } from '../words/use-words.ts'
import { SliceRate } from './slice-rate.tsx'
import type { Slice } from './slice-shape.ts'

const PAGE = 20

interface Props {
  readonly dimension: string
  readonly slices: readonly Slice[]
  readonly currency: string
}

/** Every slice with its volume and rate at each stage; typing narrows however many there are. */
export function SliceTable({ dimension, slices }: Props) {
  const { lang, say, figures } = useWords()
  const [, change] = useView()
  const [typed, setTyped] = useState('')
  const [most, setMost] = useState(PAGE)
  const wanted = typed.trim().toLocaleLowerCase(lang)
  const found = slices.filter(({ value }) =>
    (value ?? say('missing')).toLocaleLowerCase(lang).includes(wanted),
  )
  const shown = found.slice(0, most)
  const stages = slices[0]?.rows ?? []
  const title = say('slicesAll', { count: slices.length, dimension })
  return (
    <>
      <div className="mt-8 flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2">
        <h3 className="font-semibold">{title}</h3>
        {slices.length > PAGE && (
          <label className="no-print flex items-baseline gap-2 text-sm">
            <span className="text-muted">{say('slicesFind')}</span>
            <input
              type="search"
              className="field w-48 text-base"
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value)
                setMost(PAGE)
              }}
            />
          </label>
        )}
      </div>
      <ScrollableTable label={title}>
        <thead>
          <tr className="text-sm text-muted">
            <th scope="col" className="row-name py-1.5 pe-4 text-start font-normal">
              {dimension}
            </th>
            {stages.map((row) => (
              <th
                key={String(row['stage'])}
                scope="col"
                className="py-1.5 ps-4 text-end font-normal"
              >
                <bdi>{String(row['label'])}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ value, rows }) => (
            <tr key={String(value)} className="ruled">
              <th
                scope="row"
                className="row-name max-w-64 min-w-28 py-1.5 pe-4 text-start align-baseline font-semibold wrap-anywhere"
              >
                <bdi>{value ?? <i>{say('missing')}</i>}</bdi>
              </th>
              {rows.map((row) => (
                <td
                  key={String(row['stage'])}
                  className="py-1.5 ps-4 text-end align-baseline whitespace-nowrap"
                >
                  <button
                    type="button"
                    className="link"
                    aria-haspopup="dialog"
                    aria-label={`${value ?? say('missing')}, ${String(row['label'])}: ${figures.count(row['entered'] ?? row['open'])}`}
                    onClick={() => change({ open: String(row['ref']), rows: undefined })}
                  >
                    {figures.count(row['entered'] ?? row['open'])}
                  </button>
                  <SliceRate row={row} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollableTable>
      {found.length > shown.length && (
        <p className="mt-2 flex gap-4 text-sm">
          <span className="text-muted">
            {say('slicesShown', {
              shown: figures.count(shown.length),
              total: figures.count(found.length),
            })}
          </span>
          <button type="button" className="link no-print" onClick={() => setMost(most + 5 * PAGE)}>
            {say('slicesMore')}
          </button>
        </p>
      )}
    </>
  )
}
