import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { answerQuery, projectQuery } from '../api/queries.ts'
import { Controls } from '../controls/controls.tsx'
import { DetailPanel } from '../detail/detail-panel.tsx'
import { Picture } from '../picture/picture.tsx'
import { Slices } from '../slices/slices.tsx'
import { bowtiePath, earlierView, slicesPath } from '../view/questions.ts'
import { useView } from '../view/use-view.ts'
import { useWords } from '../words/use-words.ts'
import { EvidenceTable } from './evidence-table.tsx'
import { Failure } from './failure.tsx'
import { FindingsList } from './findings-list.tsx'
import { FindingsSentence } from './findings-sentence.tsx'
import { Sentence } from './sentence.tsx'
import { Masthead } from './masthead.tsx'
import { NothingYet } from './nothing-yet.tsx'

/** The question answered in a sentence, the picture, the evidence, what to know of the data. */
export function BowtieView() {
  const { lang, say } = useWords()
  const [view] = useView()
  const project = useQuery(projectQuery(lang))
  const bowtie = useQuery(answerQuery(bowtiePath(view, lang)))
  const earlier = project.data === undefined ? null : earlierView(view, project.data.asOf)
  const before = useQuery(answerQuery(earlier === null ? null : bowtiePath(earlier, lang)))
  const path = slicesPath(view, lang)
  const slices = useQuery(answerQuery(path))
  const compared = earlier === null ? undefined : before.data
  const failure = bowtie.error ?? (project.isError ? project.error : null)
  const envelope = failure === null ? bowtie.data : undefined
  const company = envelope?.company ?? project.data?.company
  const isOpen = view.open !== undefined && envelope !== undefined
  useTitle(company)

  return (
    <div
      className={`flex min-h-screen flex-col px-4 sm:px-8 lg:px-12 print:px-0 ${isOpen ? '2xl:pe-[29rem] print:pe-0' : ''}`}
    >
      <Masthead path={bowtiePath(view, lang)} company={company ?? 'Bowline'} />
      <main
        id="answer"
        tabIndex={-1}
        className="flex-1 pb-12 outline-none"
        aria-busy={bowtie.isFetching}
      >
        <div aria-live="polite">
          {envelope !== undefined && (
            <p
              data-part="sentence"
              className="mt-3 max-w-[60rem] text-xl leading-snug text-pretty sm:text-2xl"
            >
              <Sentence text={envelope.summary.sentence} />
            </p>
          )}
          {failure === null && envelope === undefined && (
            <p className="mt-3 text-xl text-muted sm:text-2xl">{say('loading')}</p>
          )}
        </div>
        {project.data !== undefined && <Controls project={project.data} />}
        {failure !== null && (
          <Failure
            error={failure}
            again={() => void Promise.all([bowtie.refetch(), project.refetch()])}
          />
        )}
        {failure === null && envelope === undefined && (
          <div className="waiting" aria-hidden="true" />
        )}
        {envelope !== undefined && (
          <>
            {hasVolume(envelope.rows) ? (
              <Picture envelope={envelope} earlier={compared} range={earlier} />
            ) : (
              <NothingYet />
            )}
            <FindingsSentence findings={envelope.findings} />
            {before.error !== null && earlier !== null && (
              <Failure error={before.error} again={() => void before.refetch()} />
            )}
            {path !== null && (
              <Slices
                dimension={view.by ?? ''}
                listed={project.data?.dimensions.find(({ name }) => name === view.by)}
                envelope={slices.data}
                error={slices.error}
                again={() => void slices.refetch()}
              />
            )}
            {envelope.rows.length > 0 && <EvidenceTable envelope={envelope} earlier={compared} />}
            <FindingsList findings={envelope.findings} />
          </>
        )}
      </main>
      {project.data !== undefined && (
        <footer className="border-t border-hairline py-4 text-sm text-muted">
          {say('footer', {
            company: project.data.company,
            currency: project.data.currency,
            timezone: project.data.timezone,
          })}
        </footer>
      )}
      <DetailPanel
        envelope={envelope}
        earlier={compared}
        slices={path === null ? undefined : slices.data}
      />
    </div>
  )
}

function hasVolume(rows: readonly Readonly<Record<string, unknown>>[]): boolean {
  return rows.some((row) =>
    ['entered', 'open', 'lost', 'gone_on'].some((name) => Number(row[name]) > 0),
  )
}

function useTitle(company: string | undefined): void {
  useEffect(() => {
    if (company !== undefined) document.title = `${company} · Bowline`
  }, [company])
}
