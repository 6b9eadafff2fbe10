import type { Context } from 'hono'
import { cleanText } from '../render/text/clean-text.ts'
import type { ToldFailure } from './failure.ts'
import { TOOLS } from './guard.ts'

const MOST_SHOWN = 200

/** Clients of tools look for a stream of messages first, and take no for an answer. */
export function isUsual({ req }: Context, { status }: ToldFailure): boolean {
  return req.path === TOOLS && req.method === 'GET' && status === 405
}

/**
 * One line for each request that was refused. The path only: what stands after `?` may be a token,
 * or somebody's data.
 */
export function refusalLine({ req }: Context, { status, body }: ToldFailure): string {
  const { code, message } = body.error
  return short(`refused ${req.method} ${req.path}: ${status} ${code}: ${message}`)
}

function short(text: string): string {
  const clean = cleanText(text)
  return clean.length > MOST_SHOWN ? `${clean.slice(0, MOST_SHOWN)}…` : clean
}
