import { useView } from '../view/use-view.ts'
import { useWords } from '../words/use-words.ts'

/** In the place of the picture, where nothing was counted. */
export function NothingYet() {
  const { say } = useWords()
  const [view, change] = useView()
  const isNarrowed = [view.where, view.from, view.to, view.asOf].some((part) => part !== undefined)
  return (
    <section id="picture" className="my-10 border-y border-hairline py-12 text-center">
      <h2 className="text-lg font-semibold">{say('emptyTitle')}</h2>
      {!isNarrowed && (
        <p className="mx-auto mt-1 max-w-[36rem] text-balance text-muted">{say('emptyProject')}</p>
      )}
      {isNarrowed && (
        <>
          <p className="mt-1 text-muted">{say('emptyRemedy')}</p>
          <button
            type="button"
            className="link mt-3"
            onClick={() =>
              change({ where: undefined, from: undefined, to: undefined, asOf: undefined })
            }
          >
            {say('clearAll')}
          </button>
        </>
      )}
    </section>
  )
}
