/** The call is at fault: reason and remedy. Exit code 2, HTTP 400 (404 for `not_found`). */
export class CallError extends Error {
  readonly code: CallErrorCode
  readonly remedy: string

  constructor(code: CallErrorCode, message: string, remedy: string) {
    super(message)
    this.name = 'CallError'
    this.code = code
    this.remedy = remedy
  }
}

export type CallErrorCode =
  | 'bad_option'
  | 'unknown_option'
  | 'unknown_dimension'
  | 'unknown_profile'
  | 'unknown_answer'
  | 'bad_date'
  | 'bad_range'
  | 'bad_ref'
  | 'bad_plan'
  | 'bad_scenario'
  | 'not_found'
