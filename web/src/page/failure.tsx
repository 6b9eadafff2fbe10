import { ApiFailure } from '../api/get-json.ts'
import { useView } from '../view/use-view.ts'
import { useWords } from '../words/use-words.ts'

interface Props {
  readonly error: Error
  readonly again: () => void
  /** Back to the beginning, where that is not the whole view. */
  readonly reset?: () => void
}

/** What went wrong, and what to do about it. */
export function Failure({ error, again, reset }: Props) {
  const { say } = useWords()
  const [view, change] = useView()
  const isSilent = !(error instanceof ApiFailure) || error.message === ''
  const remedy = error instanceof ApiFailure ? error.remedy : ''
  return (
    <section role="alert" className="mt-8 max-w-[44rem] border-s-2 border-act ps-4">
      <h2 className="font-semibold">{say('failed')}</h2>
      <p className="mt-1 wrap-anywhere">{isSilent ? say('unreachable') : error.message}</p>
      <p className="mt-1 wrap-anywhere text-muted">
        {say('remedy')}: {isSilent ? say('unreachableRemedy') : remedy}
      </p>
      <p className="mt-3 flex gap-5">
        <button type="button" className="link" onClick={again}>
          {say('again')}
        </button>
        <button
          type="button"
          className="link"
          onClick={
            reset ??
            (() =>
              change({
                ...Object.fromEntries(Object.keys(view).map((key) => [key, undefined])),
                lang: view.lang,
                theme: view.theme,
              }))
          }
        >
          {say('reset')}
        </button>
      </p>
    </section>
  )
}
