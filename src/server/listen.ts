import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { ProjectError } from '../project/project-error.ts'

export interface Listening {
  readonly port: number
  close(): Promise<void>
}

/** Serves to this machine only. A port that cannot be had is a `ProjectError`. */
export function listen(app: Hono, port: number): Promise<Listening> {
  return new Promise((settle, fail) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, ({ port }) => {
      settle({ port, close })
    })
    const close = (): Promise<void> =>
      new Promise((closed) => {
        server.close(() => closed())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
    server.once('error', (error: NodeJS.ErrnoException) => fail(portError(error, port)))
  })
}

function portError(error: NodeJS.ErrnoException, port: number): Error {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `port is in use: ${port}`,
    EACCES: `port needs rights that this user has not: ${port}`,
  }
  const reason = reasons[error.code ?? '']
  if (reason === undefined) return error
  const remedy = 'End the program that uses it, or choose another with --port or PORT.'
  return new ProjectError(reason, { place: null, remedy, cause: error })
}
