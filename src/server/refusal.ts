/** The server will not, or cannot now: with the status, and what to do about it. */
export class Refusal extends Error {
  readonly status: RefusalStatus
  readonly code: string
  readonly remedy: string
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: RefusalStatus,
    code: string,
    message: string,
    remedy: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.remedy = remedy
    this.headers = headers
  }
}

export type RefusalStatus = 400 | 401 | 403 | 405 | 413 | 414 | 415 | 499 | 503
