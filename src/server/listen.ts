import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { ProjectError } from '../project/project-error.ts'
import { badRequest, refuseOnWire } from './wire-refusal.ts'

export interface Listening {
  readonly port: number
  /** Takes no more requests, and settles when those under way are done, or after 5 seconds. */
  close(): Promise<void>
}

export interface ListenOptions {
  readonly port: number
  /** This machine only, if not given. */
  readonly host?: string
  /** Told, in one line, of each request that never reached the app. */
  readonly log?: (line: string) => void
}

const PATIENCE_MS = 5000
const LOOK_MS = 25

/** Serves an app. A port or host that cannot be had is a `ProjectError`. */
export function listen(
  app: Pick<Hono, 'fetch'>,
  { port, host = '127.0.0.1', log = () => {} }: ListenOptions,
): Promise<Listening> {
  return new Promise((settle, fail) => {
    // Node itself would answer a missing host without a word.
    const server = createServer({ requireHostHeader: false })
    const answer = listenerOf(app, log)
    server.on('request', (request, response) => void answer(request, response))
    refuseOnWire(server, log)
    server.once('error', (error: NodeJS.ErrnoException) => fail(hostError(error, port, host)))
    server.listen(port, host, () => {
      const { port } = server.address() as AddressInfo
      settle({ port, close: () => closeGently(server) })
    })
  })
}

/** What has no address that can be read reaches no route. */
function listenerOf(app: Pick<Hono, 'fetch'>, log: (line: string) => void) {
  return getRequestListener((request, env) => app.fetch(request, env), {
    errorHandler: (error) => {
      const body = badRequest(error instanceof Error ? error.message.toLowerCase() : 'unknown')
      const { code, message } = body.error
      log(`refused a request: 400 ${code}: ${message}`)
      const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }
      return Response.json(body, { status: 400, headers: { ...headers, Connection: 'close' } })
    },
  })
}

/** Connections that are kept alive would hold the server long after their last answer. */
function closeGently(server: Server): Promise<void> {
  return new Promise((closed) => {
    const idle = setInterval(() => server.closeIdleConnections(), LOOK_MS)
    const late = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(late)
      closed()
    })
    server.closeIdleConnections()
  })
}

function hostError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const again = 'choose another with --port or PORT.'
  const known: Readonly<Record<string, readonly [string, string]>> = {
    EADDRINUSE: [`port is in use: ${port}`, `End the program that uses it, or ${again}`],
    EACCES: [`port needs rights that this user has not: ${port}`, `Run as another, or ${again}`],
    EADDRNOTAVAIL: [`host is no address of this machine: ${host}`, 'Name one of its addresses.'],
    ENOTFOUND: [`host is not known: ${host}`, 'Name an address of this machine.'],
  }
  const [reason, remedy] = known[error.code ?? ''] ?? []
  if (reason === undefined || remedy === undefined) return error
  return new ProjectError(reason, { place: null, remedy, cause: error })
}
