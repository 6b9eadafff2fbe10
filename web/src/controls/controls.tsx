import type { ReactNode } from 'react'
import type { Project } from '../api/project.ts'
import { manners, type Manner } from '../view/view.ts'
import { useView } from '../view/use-view.ts'
import { useWords } from '../words/use-words.ts'
import { AsOfPart } from './as-of-part.tsx'
import { Choice } from './choice.tsx'
import { FilterParts } from './filter-parts.tsx'
import { PeriodPart } from './period-part.tsx'

const mannerWords = { cohort: 'cohortView', period: 'periodView', stock: 'stockView' } as const

/** The question as a sentence, each part of which can be changed. */
export function Controls({ project }: { readonly project: Project }) {
  const { say } = useWords()
  const [view, change] = useView()
  const manner: Manner = view.view ?? 'cohort'
  const isStock = manner === 'stock'
  return (
    <div className="mt-4 flex flex-wrap items-baseline gap-x-5 gap-y-2 text-[0.95rem]">
      <Part word={say('seen')}>
        <Choice
          label={say('view')}
          value={manner}
          options={manners.map((value) => [value, say(mannerWords[value])])}
          choose={(chosen) =>
            change({
              view: chosen === 'cohort' ? undefined : chosen,
              ...(chosen === 'stock' ? { from: undefined, to: undefined, compare: undefined } : {}),
              open: undefined,
              rows: undefined,
            })
          }
        />
      </Part>
      {!isStock && (
        <Part word={say(manner === 'cohort' ? 'entered' : 'happened')}>
          <PeriodPart asOf={view.asOf ?? project.asOf} />
        </Part>
      )}
      <Part word={say('asOf')}>
        <AsOfPart dataEnds={project.asOf} />
      </Part>
      {!isStock && view.from !== undefined && (
        <Choice
          label={say('compare')}
          isLabelShown
          value={view.compare ?? 'nothing'}
          options={(['nothing', 'previous'] as const).map((value) => [value, say(value)])}
          choose={(chosen) => change({ compare: chosen === 'nothing' ? undefined : chosen })}
        />
      )}
      {project.dimensions.length > 0 && (
        <>
          <Choice
            label={say('by')}
            isLabelShown
            value={view.by ?? ''}
            options={[
              ['', say('nothing')] as const,
              ...project.dimensions.map(({ name }) => [name, name] as const),
            ]}
            choose={(chosen) => change({ by: chosen === '' ? undefined : chosen })}
          />
          <Part word={say('only')}>
            <FilterParts dimensions={project.dimensions} />
          </Part>
        </>
      )}
    </div>
  )
}

function Part({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  return (
    <span className="inline-flex max-w-full flex-wrap items-baseline gap-x-1.5 gap-y-1">
      <span className="text-muted">{word}</span>
      {children}
    </span>
  )
}
