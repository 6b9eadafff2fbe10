import type { Language } from '../../../src/standard/types.ts'

/** What the server said instead of an answer, or `unreachable` where it said nothing. */
export class ApiFailure extends Error {
  readonly code: string
  readonly remedy: string

  constructor(code: string, message: string, remedy: string) {
    super(message)
    this.code = code
    this.remedy = remedy
  }
}

/** In the language given, where the address does not say one. */
export async function getJson<T>(path: string, signal: AbortSignal, lang?: Language): Promise<T> {
  const spoken = lang === undefined ? {} : { 'accept-language': lang }
  const headers = { accept: 'application/json', ...spoken }
  const response = await fetch(path, { signal, headers }).catch((error: unknown) => {
    if (signal.aborted) throw error
    throw new ApiFailure('unreachable', '', '')
  })
  const body: unknown = await response.json().catch(() => null)
  if (response.ok && body !== null) return body as T
  const { error } = (body ?? {}) as { readonly error?: Partial<ApiFailure> }
  throw new ApiFailure(error?.code ?? 'unreachable', error?.message ?? '', error?.remedy ?? '')
}
