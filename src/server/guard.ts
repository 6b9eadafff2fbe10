import type { Context, MiddlewareHandler } from 'hono'
import { checkToken } from './access.ts'
import { Refusal } from './refusal.ts'

export interface GuardOptions {
  /** Asked of everybody when set; else only names of this machine are answered. */
  readonly token: string | null
}

/** An assistant's tools: the one address that is posted to. */
export const TOOLS = '/mcp'

const LOCAL = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/iu
const MOST_ADDRESS = 8000
export const MOST_BODY = 1_000_000
const OPEN = ['/healthz', '/readyz', '/login']

/** What no route needs to see: the wrong host, method, origin, size, or no token. */
export function guard({ token }: GuardOptions): MiddlewareHandler {
  return async (context, next) => {
    checkAddress(context)
    // With a token, a page elsewhere that points its name at this machine has no cookie for it.
    if (token === null) checkHost(context)
    checkMethod(context)
    checkBody(context)
    if (!isReading(context)) checkOrigin(context)
    if (token !== null && !OPEN.includes(context.req.path)) checkToken(context, token)
    await next()
  }
}

function checkAddress({ req }: Context): void {
  if (req.url.length <= MOST_ADDRESS) return
  throw new Refusal(
    414,
    'address_too_long',
    `address is longer than ${MOST_ADDRESS} characters: ${req.url.length}`,
    'ask with fewer filters, or use the command line',
  )
}

function checkHost({ req }: Context): void {
  const host = req.header('host') ?? new URL(req.url).host
  if (LOCAL.test(host)) return
  throw new Refusal(
    403,
    'forbidden_host',
    `host is not this machine: ${host}`,
    'open it as localhost or 127.0.0.1; to serve others, see --host',
  )
}

function checkMethod({ req }: Context): void {
  const allowed = req.path === TOOLS ? ['POST'] : ['GET', 'HEAD']
  if (allowed.includes(req.method)) return
  throw new Refusal(
    405,
    'method_not_allowed',
    `method must be ${allowed[0]}: ${req.method}`,
    `use ${allowed[0]}`,
    { Allow: allowed.join(', ') },
  )
}

/** A body of unknown length is counted by who reads it. */
function checkBody({ req }: Context): void {
  const length = Number(req.header('content-length') ?? 0)
  if (length <= MOST_BODY) return
  throw new Refusal(
    413,
    'too_large',
    `body is larger than ${MOST_BODY} bytes: ${length}`,
    'send less at once',
  )
}

function checkOrigin({ req }: Context): void {
  const site = req.header('sec-fetch-site')
  const origin = req.header('origin')
  const host = req.header('host') ?? new URL(req.url).host
  const isFrom = site === undefined || site === 'same-origin' || site === 'none'
  if (isFrom && (origin === undefined || hostOf(origin) === host)) return
  throw new Refusal(
    403,
    'forbidden_origin',
    `page may not post here: ${origin ?? site}`,
    'post from a program, or from a page of this server',
  )
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

function isReading({ req }: Context): boolean {
  return req.method === 'GET' || req.method === 'HEAD'
}
