import { useView } from '../view/use-view.ts'
import { useWords } from '../words/use-words.ts'
import { DateField } from './date-field.tsx'
import { OpenedPart } from './opened-part.tsx'

/** The day before which things are known. */
export function AsOfPart({ dataEnds }: { readonly dataEnds: string }) {
  const { say, figures } = useWords()
  const [view, change] = useView()
  const choose = (asOf: string | undefined): void =>
    change({ asOf: asOf === dataEnds ? undefined : asOf, open: undefined, rows: undefined })
  return (
    <OpenedPart label={say('asOfTitle')} shown={figures.day(view.asOf ?? dataEnds)}>
      {(close) => (
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            const day = new FormData(event.currentTarget).get('asOf')
            choose(typeof day === 'string' && day !== '' ? day : undefined)
            close()
          }}
        >
          <DateField name="asOf" label={say('asOfTitle')} value={view.asOf ?? dataEnds} />
          <p className="text-sm text-muted">{say('asOfNote', { day: figures.day(dataEnds) })}</p>
          <p className="flex gap-5">
            <button type="submit" className="link">
              {say('apply')}
            </button>
            <button
              type="button"
              className="link"
              onClick={() => {
                choose(undefined)
                close()
              }}
            >
              {say('dataEnds')}
            </button>
          </p>
        </form>
      )}
    </OpenedPart>
  )
}
