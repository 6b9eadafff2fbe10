import type { Context, Next } from 'hono'

const LOCAL = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/iu

/**
 * Only reading, and only by a name of this machine: a page elsewhere whose name is pointed at
 * this machine (DNS rebinding) is refused. Nothing is left behind in a browser.
 */
export async function guard(context: Context, next: Next): Promise<Response | undefined> {
  const host = context.req.header('host') ?? new URL(context.req.url).host
  if (!LOCAL.test(host)) {
    const remedy = 'open it as localhost or 127.0.0.1'
    return refuse(context, 403, 'forbidden_host', `host is not this machine: ${host}`, remedy)
  }
  const { method } = context.req
  if (method !== 'GET' && method !== 'HEAD') {
    context.header('Allow', 'GET, HEAD')
    return refuse(context, 405, 'method_not_allowed', `method must be GET: ${method}`, 'use GET')
  }
  await next()
  context.header('Cache-Control', 'no-store')
  context.header('X-Content-Type-Options', 'nosniff')
  context.header('Referrer-Policy', 'no-referrer')
  context.header('Content-Security-Policy', POLICY)
  return undefined
}

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

function refuse(
  context: Context,
  status: 403 | 405,
  code: string,
  message: string,
  remedy: string,
): Response {
  return context.json({ error: { code, message, remedy } }, status)
}
