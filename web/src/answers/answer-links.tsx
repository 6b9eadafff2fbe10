import { Link } from '@tanstack/react-router'
import type { AnswerDescription } from '../../../src/answers/describe-answer.ts'
import { useManner } from '../view/use-manner.ts'
import { useWords } from '../words/use-words.ts'

interface Props {
  readonly answers: readonly AnswerDescription[]
  readonly current: string
}

/** The answers there are, by title, in one line as long as there is room. */
export function AnswerLinks({ answers, current }: Props) {
  const { say } = useWords()
  const manner = useManner()
  return (
    <nav aria-label={say('answers')} className="no-print mt-4 min-h-6 text-sm">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {answers.map(({ name, title }) => (
          <li key={name}>
            {name === current ? (
              <span aria-current="page" className="font-semibold">
                {title}
              </span>
            ) : (
              <Link to="/answers/$name" params={{ name }} search={manner} className="link">
                {title}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
