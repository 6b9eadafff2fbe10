import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.ts'
import { listen } from '../../src/server/listen.ts'
import { sampleEngine } from '../sample-company.ts'
import { sampleApp } from './sample-app.ts'

/** An engine that counts when it is told to. */
function waitingEngine() {
  const sample = sampleEngine()
  let start = (): void => {}
  let finish = (): void => {}
  const started = new Promise<void>((settle) => (start = settle))
  const finished = new Promise<void>((settle) => (finish = settle))
  const counts: Engine['counts'] = async (question) => {
    start()
    await finished
    return sample.counts(question)
  }
  return { engine: { ...sample, counts }, started, finish }
}

describe('a server that ends', () => {
  it('finishes what is under way, and takes nothing new', async () => {
    const { engine, started, finish } = waitingEngine()
    const listening = await listen(sampleApp({ engine }).app, { port: 0 })
    const address = `http://127.0.0.1:${listening.port}/api/answers/bowtie`
    const answer = fetch(address)
    await started
    const closing = listening.close()
    await expect(fetch(address)).rejects.toThrow()
    finish()
    expect((await answer).status).toBe(200)
    await closing
  })
})

describe('a caller who goes away', () => {
  it('is waited for no longer, and the build is given back', async () => {
    const { engine, started, finish } = waitingEngine()
    let giveBack = (): void => {}
    const released = new Promise<void>((settle) => (giveBack = settle))
    const source = async () => ({ engine, stale: null, release: giveBack })
    const { app, logged } = sampleApp({ source })
    const listening = await listen(app, { port: 0 })
    const path = '/api/answers/bowtie'
    const caller = request({ host: '127.0.0.1', port: listening.port, path }).end()
    caller.on('error', () => {})
    await started
    caller.destroy()
    while (logged.length === 0) await new Promise(setImmediate)
    expect(logged[0]).toContain('499 gone')
    finish()
    await released
    await listening.close()
  })
})
