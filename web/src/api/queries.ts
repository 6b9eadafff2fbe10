import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AnswerEnvelope } from '../../../src/answers/answer.ts'
import type { AnswerDescription, TopicDescription } from '../../../src/answers/describe-answer.ts'
import type { Language } from '../../../src/standard/types.ts'
import { ApiFailure, getJson } from './get-json.ts'
import type { Project } from './project.ts'

const shared = {
  retry: (times: number, error: Error) =>
    times < 2 && error instanceof ApiFailure && error.code === 'unreachable',
  retryDelay: 400,
  placeholderData: keepPreviousData,
}

export function projectQuery(lang: Language) {
  const path = `/api/project?lang=${lang}`
  return queryOptions({
    queryKey: [path],
    queryFn: ({ signal }) => getJson<Project>(path, signal),
    ...shared,
  })
}

/** Answers, and what they are about. */
export interface AnswerList {
  readonly topics: readonly TopicDescription[]
  readonly answers: readonly AnswerDescription[]
}

/** Every answer there is, with what it takes. */
export function answersQuery(lang: Language) {
  const path = `/api/answers?lang=${lang}`
  return queryOptions({
    queryKey: [path],
    queryFn: ({ signal }) => getJson<AnswerList>(path, signal),
    ...shared,
  })
}

/**
 * Any answer by its path; `null` asks nothing. The language matters where the path does not say it.
 */
export function answerQuery(path: string | null, lang?: Language) {
  return queryOptions({
    queryKey: [path, lang],
    queryFn: ({ signal }) => getJson<AnswerEnvelope>(path ?? '', signal, lang),
    enabled: path !== null,
    ...shared,
  })
}
