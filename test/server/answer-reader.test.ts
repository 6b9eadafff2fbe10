import { describe, expect, it } from 'vitest'
import { openReader } from '../../src/server/answer-reader.ts'
import { openDesk, type Limits, type Source } from '../../src/server/desk.ts'
import { sampleEngine } from '../sample-company.ts'

const limits: Limits = { seconds: 30, atWork: 1, waiting: 1 }
const going = { isKnown: () => false, signal: new AbortController().signal }

/** A reader of builds one, two, …, and what it has on loan. */
function world(given: Partial<Limits> = {}) {
  const sample = sampleEngine()
  const on = { build: 'one', loan: 0 }
  const source = async () => {
    on.loan += 1
    const catalog = { ...sample.catalog, build: { ...sample.catalog.build, id: on.build } }
    return { engine: { ...sample, catalog }, stale: null, release: () => (on.loan -= 1) }
  }
  return { on, reader: openReader(source, openDesk(source, { ...limits, ...given })) }
}

const textOf = (body: Uint8Array | null): string => new TextDecoder().decode(body ?? undefined)

describe('an answer that many ask for at once', () => {
  it('is worked out once, and takes one place', async () => {
    const { reader, on } = world()
    let times = 0
    const answer = async (): Promise<object> => {
      times += 1
      await new Promise(setImmediate)
      return { times }
    }
    const asked = Array.from({ length: 50 }, () => reader.read(['a'], answer, going))
    const bodies = (await Promise.all(asked)).map(({ body }) => textOf(body))
    expect(new Set(bodies)).toEqual(new Set(['{"times":1}']))
    expect([times, on.loan]).toEqual([1, 0])
  })

  it('goes on while one of them waits, and is stopped when the last has gone', async () => {
    const { reader, on } = world()
    let finish = (): void => {}
    const finished = new Promise<void>((settle) => (finish = settle))
    let times = 0
    const answer = async (): Promise<object> => {
      times += 1
      await finished
      return { times }
    }
    const callers = [new AbortController(), new AbortController()]
    const asked = callers.map(({ signal }) => reader.read(['a'], answer, { ...going, signal }))
    callers[0]?.abort()
    await expect(asked[0]).rejects.toMatchObject({ code: 'gone' })
    expect(on.loan).toBe(1)
    callers[1]?.abort()
    await expect(asked[1]).rejects.toMatchObject({ code: 'gone' })
    const again = reader.read(['a'], answer, going)
    finish()
    expect(textOf((await again).body)).toBe('{"times":2}')
    expect(on.loan).toBe(0)
  })

  it('is of the build that is named, though the next has come meanwhile', async () => {
    const { reader, on } = world()
    const answer = async ({ engine }: Source): Promise<object> => {
      await new Promise(setImmediate)
      return { build: engine.catalog.build.id }
    }
    const before = reader.read(['a'], answer, going)
    await Promise.resolve()
    on.build = 'two'
    const after = reader.read(['a'], answer, going)
    for (const [asked, id] of [
      [before, 'one'],
      [after, 'two'],
    ] as const) {
      const reading = await asked
      expect([reading.id, textOf(reading.body)]).toEqual([id, `{"build":"${id}"}`])
    }
    expect(on.loan).toBe(0)
  })

  it('gives its build back when there is no place, or no time', async () => {
    const { reader, on } = world({ waiting: 0, seconds: 0.02 })
    let finish = (): void => {}
    const answer = (): Promise<object> => new Promise((settle) => (finish = () => settle({})))
    const slow = reader.read(['a'], answer, going)
    await new Promise(setImmediate)
    await expect(reader.read(['b'], answer, going)).rejects.toMatchObject({ code: 'too_busy' })
    await expect(slow).rejects.toMatchObject({ code: 'too_slow' })
    expect(on.loan).toBe(1)
    finish()
    await new Promise(setImmediate)
    expect(on.loan).toBe(0)
  })

  it('that fails fails for all, and is tried again', async () => {
    const { reader, on } = world()
    const answers = [() => Promise.reject(new Error('no')), async () => ({ ok: true })]
    const next = (): Promise<object> => (answers.shift() ?? (async () => ({})))()
    const asked = [1, 2].map(() => reader.read(['a'], next, going))
    for (const one of asked) await expect(one).rejects.toThrow('no')
    expect(textOf((await reader.read(['a'], next, going)).body)).toBe('{"ok":true}')
    expect(on.loan).toBe(0)
  })
})
