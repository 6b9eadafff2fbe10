import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { Refusal } from './refusal.ts'

const COOKIE = 'bowline'

/** Refuses who brings neither the token nor the cookie that `logIn` gave for it. */
export function checkToken(context: Context, token: string): void {
  const bearer = /^Bearer +(?<given>\S+)$/iu.exec(context.req.header('authorization') ?? '')
  const given = bearer?.groups?.['given']
  if (given !== undefined && isSame(given, token)) return
  if (given === undefined && isSame(getCookie(context, COOKIE) ?? '', cookieOf(token))) return
  throw unauthorized()
}

/** `/login?token=…`: a cookie for the browser, and on to the page. */
export function logIn(context: Context, token: string): Response {
  if (!isSame(context.req.query('token') ?? '', token)) throw unauthorized()
  const secure = new URL(context.req.url).protocol === 'https:'
  setCookie(context, COOKIE, cookieOf(token), {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure,
  })
  return context.redirect('/', 303)
}

function unauthorized(): Refusal {
  return new Refusal(
    401,
    'unauthorized',
    'the token is missing or wrong',
    'open /login?token=TOKEN once in this browser, or send the header Authorization: Bearer TOKEN',
    { 'WWW-Authenticate': 'Bearer realm="bowline"' },
  )
}

/** What a browser keeps is not the token itself. */
function cookieOf(token: string): string {
  return createHash('sha256').update(`bowline cookie ${token}`).digest('base64url')
}

function isSame(given: string, wanted: string): boolean {
  return timingSafeEqual(hashOf(given), hashOf(wanted))
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
