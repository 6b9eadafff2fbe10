import type { ProjectDimension } from '../api/project.ts'
import { ValueSearch } from '../controls/value-search.tsx'
import { useView } from '../view/use-view.ts'
import { useWords } from '../words/use-words.ts'

/** A dimension with more values than an answer may hold: one of them can still be looked at. */
export function TooManySlices({ dimension }: { readonly dimension: ProjectDimension }) {
  const { say, figures } = useWords()
  const [view, change] = useView()
  const { name, values, more } = dimension
  const only = (value: string | null): void =>
    change({ by: undefined, where: [...(view.where ?? []), `${name}=${value ?? ''}`] })
  return (
    <div className="mt-2 max-w-[44rem] border-s-2 border-hairline ps-4">
      <div role="alert">
        <p>
          {say('slicesTooMany', { dimension: name, count: figures.count(values.length + more) })}
        </p>
        <p className="text-muted">{say('slicesTooManyRemedy')}</p>
      </div>
      <div className="no-print mt-3 w-80 max-w-full ps-4">
        <ValueSearch dimension={dimension} choose={only} />
      </div>
      <button
        type="button"
        className="link no-print mt-3"
        onClick={() => change({ by: undefined })}
      >
        {say('slicesNone')}
      </button>
    </div>
  )
}
