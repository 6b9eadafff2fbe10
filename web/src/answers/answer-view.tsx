import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { OptionDescription } from '../../../src/answers/describe-answer.ts'
import { chartOf } from '../../../src/charts/answer-charts.ts'
import { answerQuery, answersQuery, projectQuery } from '../api/queries.ts'
import { Failure } from '../page/failure.tsx'
import { FindingsList } from '../page/findings-list.tsx'
import { Sentence } from '../page/sentence.tsx'
import { AnswerPicture } from '../picture/answer-picture.tsx'
import { PlanSheet } from '../plan/plan-sheet.tsx'
import { answerPath, givenFor, stillNeeded, type Question } from '../view/question.ts'
import { useQuestion } from '../view/use-question.ts'
import { useWords } from '../words/use-words.ts'
import { AnswerForm } from './answer-form.tsx'
import { AnswerFrame } from './answer-frame.tsx'
import { AnswerLinks } from './answer-links.tsx'
import { AnswerTable } from './answer-table.tsx'
import { Paging } from './paging.tsx'
import { ViewLinks } from './view-links.tsx'

/** With the models that it runs; only who simulates loads them. */
const SimulateSheet = lazy(async () => {
  const { SimulateSheet: loaded } = await import('../simulate/simulate-sheet.tsx')
  return { default: loaded }
})

/** Any answer: its question, what it takes, its sentence, its table, what to know of the data. */
export function AnswerView({ name }: { readonly name: string }) {
  const { lang, say } = useWords()
  const [question, ask] = useQuestion()
  const project = useQuery(projectQuery(lang))
  const list = useQuery(answersQuery(lang))
  const described = list.data?.answers.find((each) => each.name === name)
  const options = (described?.options ?? []).filter((option) => option.name !== 'lang')
  const view = viewOf(options)
  const needed = stillNeeded(options, question)
  const isAsked = list.data !== undefined && needed.length === 0
  const takesLanguage = described?.options.some((option) => option.name === 'lang') === true
  const path = answerPath(name, question, takesLanguage ? lang : null)
  const asked = useQuery(answerQuery(isAsked ? path : null, lang))
  const failure = list.error ?? (isAsked ? asked.error : null)
  // While another answer is counted, the last one may still stand here.
  const isCurrent = isAsked && failure === null && asked.data?.answer === name
  const envelope = isCurrent ? asked.data : undefined
  const chart = chartOf(name)

  return (
    <AnswerFrame
      title={described?.title ?? name}
      path={path}
      isBusy={list.isFetching || asked.isFetching}
    >
      <AnswerLinks list={list.data ?? { topics: [], answers: [] }} current={name} />
      <h1 className="mt-4 max-w-[60rem] text-xl leading-snug font-bold tracking-tight text-pretty sm:text-2xl">
        {described?.question ?? name}
      </h1>
      <div aria-live="polite">
        {envelope !== undefined && (
          <p data-part="sentence" className="mt-3 max-w-[60rem] text-lg text-pretty">
            <Sentence text={envelope.summary.sentence} />
          </p>
        )}
        {failure === null && envelope === undefined && (
          <p data-part="waiting" className="mt-3 max-w-[60rem] text-lg text-muted">
            {needed.length === 0
              ? say('loading')
              : say('stillNeeded', { what: needed.map(({ label }) => label).join(', ') })}
          </p>
        )}
      </div>
      {view !== undefined && (
        <ViewLinks
          option={view}
          question={question}
          shown={envelope?.summary[view.name]}
          ask={ask}
        />
      )}
      {described !== undefined && (
        <AnswerForm
          options={options.filter((option) => option !== view)}
          question={question}
          kept={view === undefined ? {} : keptOf(view, question)}
          project={project.data}
          ask={ask}
          isOpen={failure !== null || needed.length > 0}
        />
      )}
      {failure !== null && (
        <Failure
          error={failure}
          again={() => void Promise.all([list.refetch(), ...(isAsked ? [asked.refetch()] : [])])}
          reset={() => ask({})}
        />
      )}
      {envelope !== undefined && (
        <>
          {name === 'plan' ? (
            <PlanSheet envelope={envelope} question={question} ask={ask} />
          ) : name === 'simulate' ? (
            <Suspense fallback={<div className="h-96" />}>
              <SimulateSheet envelope={envelope} question={question} ask={ask} />
            </Suspense>
          ) : (
            chart !== null &&
            envelope.rows.length > 0 && <AnswerPicture envelope={envelope} chart={chart} />
          )}
          <AnswerTable key={path} envelope={envelope} />
          <Paging options={options} question={question} envelope={envelope} ask={ask} />
          <FindingsList findings={envelope.findings} areLinked />
        </>
      )}
    </AnswerFrame>
  )
}

/** What chooses between the tables of an answer. */
function viewOf(options: readonly OptionDescription[]): OptionDescription | undefined {
  const named = (name: string) =>
    options.find((option) => option.name === name && option.choices !== null)
  return named('show') ?? named('view')
}

function keptOf(view: OptionDescription, question: Question): Question {
  const given = givenFor(view, question)
  return given.length === 0 ? {} : { [view.name]: given }
}
