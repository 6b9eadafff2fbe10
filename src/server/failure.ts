import { CallError } from '../answers/call-error.ts'
import { Refusal, type RefusalStatus } from './refusal.ts'

/** The one form of every error, with the codes of the command line. */
export interface Failure {
  readonly error: { readonly code: string; readonly message: string; readonly remedy: string }
}

export interface ToldFailure {
  readonly body: Failure
  readonly status: RefusalStatus | 404 | 500
  readonly headers: Readonly<Record<string, string>>
}

/** What a caller is told of an error, and with which status. */
export function failureOf(error: unknown): ToldFailure {
  if (error instanceof Refusal) {
    const { code, message, remedy, status, headers } = error
    return { body: { error: { code, message, remedy } }, status, headers }
  }
  if (error instanceof CallError) {
    const { code, message, remedy } = error
    const status = code === 'not_found' || code === 'unknown_answer' ? 404 : 400
    return { body: { error: { code, message, remedy } }, status, headers: {} }
  }
  const message = 'this is a fault of ours'
  const remedy = 'see what the server says where it was started'
  return { body: { error: { code: 'internal', message, remedy } }, status: 500, headers: {} }
}
