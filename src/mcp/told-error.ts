import { CallError } from '../answers/call-error.ts'

export interface ToldError {
  readonly code: string
  readonly message: string
  readonly remedy: string
}

/** What an assistant is told of an error, or `null` where it is a fault of ours. */
export function toldError(error: unknown): ToldError | null {
  if (error instanceof CallError) return error
  return isTold(error) ? error : null
}

/** What the desk refuses says it in the same words, whatever its class. */
function isTold(error: unknown): error is ToldError & Error {
  return (
    error instanceof Error &&
    'code' in error &&
    'remedy' in error &&
    typeof error.code === 'string' &&
    typeof error.remedy === 'string'
  )
}
