import { describe, expect, it } from 'vitest'
import { Database } from '../../src/engine/duckdb/database.ts'
import { openDesk, type Limits } from '../../src/server/desk.ts'
import { sampleEngine } from '../sample-company.ts'

const limits: Limits = { seconds: 30, atWork: 2, waiting: 1 }

function deskOf(given: Partial<Limits> = {}) {
  const released: number[] = []
  let leases = 0
  const engine = sampleEngine()
  const desk = openDesk(
    async () => {
      const lease = (leases += 1)
      return { engine, stale: null, release: () => released.push(lease) }
    },
    { ...limits, ...given },
  )
  return { desk, released, leases: () => leases }
}

const never = (): Promise<never> => new Promise(() => {})

describe('the desk', () => {
  it('gives back every build, whatever became of the question', async () => {
    const { desk, released } = deskOf()
    await desk.use(async () => 1)
    await expect(desk.use(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(released).toEqual([1, 2])
  })

  it('lets so many work, so many wait, and sends the others away', async () => {
    const { desk, leases } = deskOf()
    const finish: (() => void)[] = []
    const work = (): Promise<void> => new Promise((settle) => finish.push(settle))
    const asked = [desk.use(work), desk.use(work), desk.use(work)]
    await expect(desk.use(work)).rejects.toMatchObject({
      status: 503,
      code: 'too_busy',
      headers: { 'Retry-After': '1' },
    })
    await new Promise(setImmediate)
    expect(leases()).toBe(2)
    finish.shift()?.()
    await asked[0]
    await new Promise(setImmediate)
    expect(leases()).toBe(3)
    for (const done of finish) done()
    await Promise.all(asked)
  })

  it('stops waiting when the time is over, and keeps the build until the work has ended', async () => {
    const { desk, released } = deskOf({ seconds: 0.01 })
    let finish = (): void => {}
    const work = (): Promise<void> => new Promise((settle) => (finish = settle))
    await expect(desk.use(work)).rejects.toMatchObject({ status: 503, code: 'too_slow' })
    expect(released).toEqual([])
    finish()
    await new Promise(setImmediate)
    expect(released).toEqual([1])
  })

  it('stops waiting when the caller goes, in the queue too', async () => {
    const { desk, leases } = deskOf()
    const caller = new AbortController()
    const asked = [never, never, never].map((work) => desk.use(work, caller.signal))
    caller.abort()
    for (const one of asked) await expect(one).rejects.toMatchObject({ code: 'gone' })
    expect(leases()).toBeLessThan(3)
    await expect(desk.use(never, caller.signal)).rejects.toMatchObject({ code: 'gone' })
  })

  it('interrupts what the database still computes', async () => {
    const { desk, released } = deskOf()
    const database = await Database.open(':memory:')
    const caller = new AbortController()
    let said: unknown = null
    const asked = desk.use(async () => {
      const query = database.ask(
        'SELECT sum(hash(a.range * b.range)) FROM range(10000000) a, range(10000000) b',
      )
      setTimeout(() => caller.abort(), 100)
      said = await query.catch((error: unknown) => String(error))
    }, caller.signal)
    await expect(asked).rejects.toMatchObject({ code: 'gone' })
    while (released.length === 0) await new Promise(setImmediate)
    expect(said).toMatch(/interrupt/iu)
    expect(await database.ask('SELECT 1 AS one')).toEqual([{ one: 1 }])
    database.close()
  })
})
