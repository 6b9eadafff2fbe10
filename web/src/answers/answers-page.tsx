import { InLanguage } from '../page/in-language.tsx'
import { AnswersView } from './answers-view.tsx'

export function AnswersPage() {
  return (
    <InLanguage>
      <AnswersView />
    </InLanguage>
  )
}
