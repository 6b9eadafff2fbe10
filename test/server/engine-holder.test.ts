import { describe, expect, it } from 'vitest'
import type { OpenProject } from '../../src/build/open-project.ts'
import type { ProjectState } from '../../src/build/project-state.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { ProjectError } from '../../src/project/project-error.ts'
import { EngineHolder } from '../../src/server/engine-holder.ts'
import { sampleEngine } from '../sample-company.ts'

interface World {
  readonly holder: EngineHolder
  readonly closed: string[]
  readonly reported: unknown[]
  opened: number
  looked: number
  now: number
  state: ProjectState
  next: () => Promise<OpenProject>
}

/** A holder of build `a`, in a world that a test turns as it likes. */
function worldOf(stale: OpenProject['stale'] = null): World {
  const closed: string[] = []
  const reported: unknown[] = []
  const world: Omit<World, 'holder'> = {
    closed,
    reported,
    opened: 0,
    looked: 0,
    now: 0,
    state: { build: 'a', isFresh: true, inputs: '1' },
    next: async () => opened('b', closed),
  }
  const holder = new EngineHolder(opened('a', closed, stale), {
    state: async () => {
      world.looked += 1
      return world.state
    },
    open: async () => {
      world.opened += 1
      return world.next()
    },
    now: () => world.now,
    report: (error) => reported.push(error),
  })
  return Object.assign(world, { holder })
}

function opened(id: string, closed: string[], stale: OpenProject['stale'] = null): OpenProject {
  const sample = sampleEngine()
  const build = { ...sample.catalog.build, id }
  const close = async (): Promise<void> => void closed.push(id)
  const engine: Engine = { ...sample, catalog: { ...sample.catalog, build }, close }
  return { engine, stale }
}

const buildOf = ({ holder }: World): string => {
  const lease = holder.lease()
  lease.release()
  return lease.engine.catalog.build.id
}

describe('the engine holder', () => {
  it('opens nothing while nothing changes', async () => {
    const world = worldOf()
    await world.holder.refresh()
    expect([world.looked, world.opened, buildOf(world)]).toEqual([1, 0, 'a'])
  })

  it('takes the next build, and closes the old one when its last lease has ended', async () => {
    const world = worldOf()
    const [first, second] = [world.holder.lease(), world.holder.lease()]
    world.state = { build: 'a', isFresh: false, inputs: '2' }
    await world.holder.refresh()
    expect([first.engine.catalog.build.id, buildOf(world)]).toEqual(['a', 'b'])
    first.release()
    first.release()
    expect(world.closed).toEqual([])
    second.release()
    expect(world.closed).toEqual(['a'])
  })

  it('takes a build that another program has published', async () => {
    const world = worldOf()
    world.state = { build: 'b', isFresh: true, inputs: '1' }
    await world.holder.refresh()
    expect([buildOf(world), world.closed]).toEqual(['b', ['a']])
  })

  it('keeps the build when the next one fails, says why, and tries no more until a change', async () => {
    const world = worldOf()
    world.state = { build: 'a', isFresh: false, inputs: '2' }
    const stale = { builtAt: 5, reason: 'unknown column: x' }
    world.next = async () => opened('a', world.closed, stale)
    await world.holder.refresh()
    await world.holder.refresh()
    expect([world.opened, world.closed]).toEqual([1, ['a']])
    expect(world.holder.lease().stale).toEqual(stale)

    world.state = { build: 'a', isFresh: true, inputs: '1' }
    world.next = async () => opened('a', world.closed)
    await world.holder.refresh()
    expect(world.holder.lease().stale).toBeNull()
  })

  it('keeps the build when the machine is at fault, and tries again after a while', async () => {
    const world = worldOf()
    world.state = { build: 'a', isFresh: false, inputs: '2' }
    const fault = new ProjectError('disk is full', { place: null, remedy: 'Make room.' })
    world.next = () => Promise.reject(fault)
    await world.holder.refresh()
    await world.holder.refresh()
    expect([world.opened, world.reported]).toEqual([2, [fault]])
    expect(world.holder.lease().stale?.reason).toContain('disk is full')
    world.next = async () => opened('b', world.closed)
    await world.holder.refresh()
    const { engine, stale } = world.holder.lease()
    expect([engine.catalog.build.id, stale]).toEqual(['b', null])
  })

  it('looks at most once a second, however often it is asked', async () => {
    const world = worldOf()
    for (const [now, looked] of [
      [999, 0],
      [1000, 1],
      [1999, 1],
      [2000, 2],
    ] as const) {
      world.now = now
      buildOf(world)
      buildOf(world)
      await Promise.resolve()
      expect(world.looked).toBe(looked)
      await new Promise(setImmediate)
    }
  })

  it('closes when the last lease has ended, and gives no more', async () => {
    const world = worldOf()
    const lease = world.holder.lease()
    let isClosed = false
    const closing = world.holder.close().then(() => (isClosed = true))
    await new Promise(setImmediate)
    expect([isClosed, world.closed]).toEqual([false, []])
    expect(() => world.holder.lease()).toThrow('closed')
    lease.release()
    await closing
    expect(world.closed).toEqual(['a'])
  })
})
