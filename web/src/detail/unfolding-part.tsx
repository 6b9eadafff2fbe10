import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AnswerRow } from '../../../src/answers/answer.ts'
import { transitionChart } from '../../../src/charts/journeys/transition-chart.ts'
import { answerQuery } from '../api/queries.ts'
import { Failure } from '../page/failure.tsx'
import { AnswerPicture } from '../picture/answer-picture.tsx'
import { answerPath } from '../view/question.ts'
import { stageQuestion } from '../view/stage-question.ts'
import { useManner } from '../view/use-manner.ts'
import { useView } from '../view/use-view.ts'
import { useWords } from '../words/use-words.ts'

/** How the stage is left as time passes, and where its trend and its changes stand. */
export function UnfoldingPart({ row }: { readonly row: AnswerRow }) {
  const { lang, say } = useWords()
  const [view] = useView()
  const manner = useManner()
  const question = stageQuestion(view, row)
  const { data, error, refetch } = useQuery(answerQuery(answerPath('transition', question, lang)))
  const about = { ...manner, ...question }
  return (
    <section aria-label={say('unfolding')} data-part="unfolding">
      <h3 className="mt-5 text-sm text-muted">{say('unfolding')}</h3>
      {error !== null && <Failure error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <p className="mt-3 text-muted">{say('loading')}</p>}
      {error === null && data !== undefined && (
        <AnswerPicture envelope={data} chart={transitionChart} className="mt-1 -mx-3" />
      )}
      <p className="mt-2 flex flex-wrap gap-x-5 text-sm">
        {(['transition', 'trend'] as const).map((name) => (
          <Link key={name} to="/answers/$name" params={{ name }} search={about} className="link">
            {say(name === 'trend' ? 'itsTrend' : 'itsAges')}
          </Link>
        ))}
      </p>
    </section>
  )
}
