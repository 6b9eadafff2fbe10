import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { readQuestion, type Question } from './question.ts'
import { useView } from './use-view.ts'

export type AskQuestion = (question: Question) => void

/** The question that the address of an answer's page holds, and how to ask another. */
export function useQuestion(): readonly [Question, AskQuestion] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const [{ lang, theme }] = useView()
  const navigate = useNavigate()
  const ask = useCallback<AskQuestion>(
    (question) => {
      void navigate({ to: '.', search: { ...question, lang, theme }, resetScroll: false })
    },
    [navigate, lang, theme],
  )
  return [useMemo(() => readQuestion(search), [search]), ask]
}
