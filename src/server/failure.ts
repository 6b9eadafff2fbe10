import { CallError } from '../answers/call-error.ts'

export interface Failure {
  readonly error: { readonly code: string; readonly message: string; readonly remedy: string }
}

/** What a caller is told of an error, and with which status. */
export function failureOf(error: unknown): [Failure, 400 | 404 | 500] {
  if (error instanceof CallError) {
    const { code, message, remedy } = error
    const status = code === 'not_found' || code === 'unknown_answer' ? 404 : 400
    return [{ error: { code, message, remedy } }, status]
  }
  const message = 'this is a fault of ours'
  const remedy = 'see what the server says where it was started'
  return [{ error: { code: 'internal', message, remedy } }, 500]
}
