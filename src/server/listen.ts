import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { ProjectError } from '../project/project-error.ts'

export interface Listening {
  readonly port: number
  /** Takes no more requests, and settles when those under way are done, or after 5 seconds. */
  close(): Promise<void>
}

export interface ListenOptions {
  readonly port: number
  /** This machine only, if not given. */
  readonly host?: string
}

const PATIENCE_MS = 5000
const LOOK_MS = 25

/** Serves an app. A port or host that cannot be had is a `ProjectError`. */
export function listen(
  app: Pick<Hono, 'fetch'>,
  { port, host = '127.0.0.1' }: ListenOptions,
): Promise<Listening> {
  return new Promise((settle, fail) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, ({ port }) => {
      settle({ port, close })
    })
    const close = (): Promise<void> => closeGently(server as Server)
    server.once('error', (error: NodeJS.ErrnoException) => fail(hostError(error, port, host)))
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
