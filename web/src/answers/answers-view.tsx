import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answersQuery } from '../api/queries.ts'
import { Failure } from '../page/failure.tsx'
import { useManner } from '../view/use-manner.ts'
import { useWords } from '../words/use-words.ts'
import { AnswerFrame } from './answer-frame.tsx'

/** Everything that can be asked: title and question of each answer. */
export function AnswersView() {
  const { lang, say } = useWords()
  const manner = useManner()
  const { data, error, isFetching, refetch } = useQuery(answersQuery(lang))
  return (
    <AnswerFrame title={say('answers')} path={`/api/answers?lang=${lang}`} isBusy={isFetching}>
      <h1 className="mt-8 text-xl font-bold tracking-tight sm:text-2xl">{say('answers')}</h1>
      {error !== null && <Failure error={error} again={() => void refetch()} />}
      {error === null && data === undefined && (
        <p className="mt-3 text-xl text-muted">{say('loading')}</p>
      )}
      {error === null && data !== undefined && (
        <div className="mt-4 grid max-w-[64rem] gap-y-8">
          {data.topics.map((topic) => (
            <section key={topic.name}>
              <h2 className="mb-2 text-lg font-semibold">{topic.label}</h2>
              <ul className="border-b border-hairline">
                {data.answers
                  .filter((answer) => answer.topic === topic.name)
                  .map(({ name, title, question }) => (
                    <li
                      key={name}
                      className="grid gap-x-6 border-t border-hairline py-2.5 sm:grid-cols-[12rem_1fr]"
                    >
                      <Link
                        to="/answers/$name"
                        params={{ name }}
                        search={manner}
                        className="link justify-self-start font-semibold"
                      >
                        {title}
                      </Link>
                      <span className="text-pretty">{question}</span>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </AnswerFrame>
  )
}
