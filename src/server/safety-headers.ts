import type { MiddlewareHandler } from 'hono'

const POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const always = Object.entries({
  'Content-Security-Policy': POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
})

/** Nothing from elsewhere is loaded, nobody frames us, nobody else's page reads us. */
export const safetyHeaders: MiddlewareHandler = async (context, next) => {
  await next()
  // `context.header` would make the response anew, as a stream that is read and copied.
  const { headers } = context.res
  for (const [name, value] of always) headers.set(name, value)
  if (!headers.has('cache-control')) headers.set('Cache-Control', 'no-store')
}
