import { useState } from 'react'
import type { ProjectDimension } from '../api/project.ts'
import { useView } from '../view/use-view.ts'
import { useWords } from '../words/use-words.ts'
import { Choice } from './choice.tsx'
import { OpenedPart } from './opened-part.tsx'
import { ValueSearch } from './value-search.tsx'

/** The filters of the view. */
export function FilterParts({ dimensions }: { readonly dimensions: readonly ProjectDimension[] }) {
  const [view, change] = useView()
  const keep = (kept: readonly string[]): void =>
    change({ where: kept.length === 0 ? undefined : kept, open: undefined, rows: undefined })
  return <FilterList dimensions={dimensions} where={view.where ?? []} keep={keep} />
}

/** The filters in force, each with the way to take it away, and the way to one more. */
export function FilterList(props: {
  readonly dimensions: readonly ProjectDimension[]
  readonly where: readonly string[]
  readonly keep: (kept: readonly string[]) => void
}) {
  const { dimensions, where, keep } = props
  const { say } = useWords()
  return (
    <>
      {where.map((filter) => {
        const shown = shownFilter(filter, say('missing'))
        return (
          <span key={filter} className="inline-flex min-w-0 items-baseline gap-1 font-semibold">
            <bdi className="min-w-0 wrap-anywhere">{shown}</bdi>
            <button
              type="button"
              aria-label={say('removeFilter', { filter: shown })}
              className="no-print min-w-6 font-normal text-muted hover:text-act"
              onClick={() => keep(where.filter((other) => other !== filter))}
            >
              ×
            </button>
          </span>
        )
      })}
      <OpenedPart
        isOnPaper={where.length === 0}
        label={say('addFilter')}
        shown={where.length === 0 ? say('all') : '+'}
      >
        {(close) => (
          <FilterForm
            dimensions={dimensions}
            add={(filter) => {
              if (!where.includes(filter)) keep([...where, filter])
              close()
            }}
          />
        )}
      </OpenedPart>
    </>
  )
}

function FilterForm(props: {
  readonly dimensions: readonly ProjectDimension[]
  readonly add: (filter: string) => void
}) {
  const { dimensions, add } = props
  const { say } = useWords()
  const [name, setName] = useState(dimensions[0]?.name ?? '')
  const dimension = dimensions.find((each) => each.name === name)
  return (
    <div className="grid gap-3">
      <Choice
        label={say('dimension')}
        isLabelShown
        value={name}
        options={dimensions.map((each) => [each.name, each.name])}
        choose={setName}
      />
      {dimension !== undefined && (
        <ValueSearch
          key={name}
          dimension={dimension}
          choose={(value) => add(`${name}=${value ?? ''}`)}
        />
      )}
    </div>
  )
}

/** `dimension=value` for reading. */
function shownFilter(filter: string, missing: string): string {
  const equals = filter.indexOf('=')
  const value = filter.slice(equals + 1)
  return `${filter.slice(0, equals)}: ${value === '' ? missing : value}`
}
