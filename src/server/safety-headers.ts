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

/** Nothing from elsewhere is loaded, nobody frames us, nobody else's page reads us. */
export const safetyHeaders: MiddlewareHandler = async (context, next) => {
  await next()
  context.header('Content-Security-Policy', POLICY)
  context.header('Cross-Origin-Opener-Policy', 'same-origin')
  context.header('Cross-Origin-Resource-Policy', 'same-origin')
  context.header('Referrer-Policy', 'no-referrer')
  context.header('X-Content-Type-Options', 'nosniff')
  context.header('X-Frame-Options', 'DENY')
  if (!context.res.headers.has('cache-control')) context.header('Cache-Control', 'no-store')
}
