import { Link } from '@tanstack/react-router'
import type { AnswerList } from '../api/queries.ts'
import { useManner } from '../view/use-manner.ts'
import { useWords } from '../words/use-words.ts'

interface Props {
  readonly list: AnswerList
  readonly current: string
}

/** What answers are about, and below it the answers about what this one is about, by title. */
export function AnswerLinks({ list: { topics, answers }, current }: Props) {
  const { say } = useWords()
  const topic = answers.find(({ name }) => name === current)?.topic
  return (
    <nav aria-label={say('answers')} className="no-print mt-4 min-h-13 text-sm">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {topics.map(({ name, label }) => (
          <Place
            key={name}
            name={answers.find((answer) => answer.topic === name)?.name ?? current}
            isHere={name === topic ? 'true' : false}
            text={label}
          />
        ))}
      </ul>
      <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
        {answers
          .filter((answer) => answer.topic === topic)
          .map(({ name, title }) => (
            <Place key={name} name={name} isHere={name === current ? 'page' : false} text={title} />
          ))}
      </ul>
    </nav>
  )
}

interface PlaceProps {
  readonly name: string
  readonly isHere: 'page' | 'true' | false
  readonly text: string
}

function Place({ name, isHere, text }: PlaceProps) {
  const manner = useManner()
  return (
    <li>
      {isHere === false ? (
        <Link to="/answers/$name" params={{ name }} search={manner} className="link">
          {text}
        </Link>
      ) : (
        <span aria-current={isHere} className="font-semibold">
          {text}
        </span>
      )}
    </li>
  )
}
