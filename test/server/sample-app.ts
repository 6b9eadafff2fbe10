import type { Hono } from 'hono'
import type { Engine } from '../../src/engine/engine.ts'
import { createApp, type AppOptions } from '../../src/server/app.ts'
import { sampleEngine } from '../sample-company.ts'

export interface SampleApp {
  readonly app: Hono
  /** What was logged of refused requests, one line each. */
  readonly logged: string[]
  /** Faults of ours that were reported. */
  readonly reported: unknown[]
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>
}

/** The server on the sample company, without a port. */
export function sampleApp(options: Partial<AppOptions> & { engine?: Engine } = {}): SampleApp {
  const { engine = sampleEngine(), ...others } = options
  const logged: string[] = []
  const reported: unknown[] = []
  const app = createApp({
    source: async () => ({ engine, stale: null }),
    lang: 'en',
    log: (line) => logged.push(line),
    report: (error) => reported.push(error),
    ...others,
  })
  const get: SampleApp['get'] = async (path, headers = {}) =>
    app.request(`http://localhost:4310${path}`, { headers })
  return { app, logged, reported, get }
}
