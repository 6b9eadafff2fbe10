import { useParams } from '@tanstack/react-router'
import { InLanguage } from '../page/in-language.tsx'
import { AnswerView } from './answer-view.tsx'

export function AnswerPage() {
  const { name = '' } = useParams({ strict: false })
  return (
    <InLanguage>
      <AnswerView key={name} name={name} />
    </InLanguage>
  )
}
