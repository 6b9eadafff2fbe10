import { readFile, readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { DEFAULT_REVENUE } from '../standard/revenue-policies.ts'
import { profiles } from '../standard/profiles.ts'
import { nodeDisk } from './disk.ts'
import { profileFile } from './profile-schema.ts'
import type { Project } from './project.ts'
import { ProjectErrors } from './project-errors.ts'
import { readProject } from './read-project.ts'

const head = 'company: Harbor\ncurrency: EUR\ntimezone: UTC\n'

async function read(text: string): Promise<Project> {
  const disk = {
    ...nodeDisk,
    stat: async (path: string) => ({
      size: 1,
      isFile: () => path !== 'f',
      isDirectory: () => path === 'f',
    }),
    readdir: async () => ['bowline.yaml'],
    readFile: async () => new TextEncoder().encode(head + text),
    access: async () => {},
    realpath: async (path: string) => path,
  }
  return readProject('f', { env: {}, disk })
}

describe('profiles of a project', () => {
  it('are a profile by name, with what changes', async () => {
    const text = `profiles:
  board:
    based_on: house
    label: As the board sees it
    grain: parent
  house: { ends: cancelled, not_counted: [Paused], minor_expansion: 0.05 }
  theirs: { based_on: stripe, new_again_after: 90 }
`
    const [board, house, theirs] = (await read(text)).profiles
    const changed = { ends: 'cancelled', notCounted: ['paused'], minorExpansion: 0.05 }
    expect(house).toMatchObject({ id: 'house', source: 'bowline' })
    expect(house?.policies).toEqual({ ...DEFAULT_REVENUE, ...changed })
    expect(board?.label.fr).toBe('As the board sees it')
    expect(board?.policies).toEqual({ ...DEFAULT_REVENUE, ...changed, grain: 'parent' })
    const stripe = profiles.find(({ id }) => id === 'stripe')?.policies
    expect(theirs?.policies).toEqual({ ...stripe, newAgainAfter: 90 })
  })

  it('have versions, of which the older ones stay, and one that answers use', async () => {
    const text = `profile: house
profiles:
  house:
    version: 3
    label: House
    ends: cancelled
    history:
      1: { based_on: stripe }
      2: { based_on: stripe, trials: include }
  board: { based_on: house }
`
    const project = await read(text)
    expect(project.profile).toBe('house')
    const [house, one, two, board] = project.profiles
    expect([house, one, two].map((each) => [each?.id, each?.version, each?.label.en])).toEqual([
      ['house', 3, 'House'],
      ['house@1', 1, 'House (version 1)'],
      ['house@2', 2, 'House (version 2)'],
    ])
    const stripe = profiles.find(({ id }) => id === 'stripe')?.policies
    expect(one).toMatchObject({ source: 'stripe', policies: stripe })
    expect(two?.policies).toEqual({ ...stripe, trials: 'include' })
    expect(board?.policies).toEqual({ ...DEFAULT_REVENUE, ends: 'cancelled' })
    expect((await read('profiles: { a: { ends: ended } }\n')).profile).toBe('bowline')
    expect((await read('profile: house@1\n' + text.slice(text.indexOf('\n') + 1))).profile).toBe(
      'house@1',
    )
  })

  it.each([
    ['profile: hose\nprofiles: { house: {} }\n', 4, 'unknown profile: hose', 'write `house`'],
    [
      'profiles:\n  house:\n    version: 2\n    history:\n      2: { ends: ended }\n',
      8,
      'version in the history of house is not before version 2: 2',
      'write `version: 3`',
    ],
    [
      'profiles:\n  house:\n    version: 2\n    history:\n      1: { based_on: hose }\n',
      8,
      'unknown profile in profiles.house.history.1.based_on: hose',
      'write `house`',
    ],
    [
      'profiles:\n  house:\n    version: 2\n    history:\n      one: { ends: ended }\n',
      8,
      'must be a version, such as 1',
      '',
    ],
    [
      'profiles:\n  stripe: { ends: ended }\n',
      5,
      'profile of the standard cannot be changed: stripe',
      'choose another name, and write `based_on: stripe`',
    ],
    [
      'profiles:\n  board: { based_on: stripr }\n',
      5,
      'unknown profile in profiles.board.based_on: stripr',
      'write `stripe`',
    ],
    [
      'profiles:\n  a: { based_on: b }\n  b: { based_on: a }\n',
      5,
      'profile is based on itself: a',
      'write one of: bowline, chartmogul',
    ],
    [
      'profiles:\n  board: { ends: canceled }\n',
      5,
      'profiles.board.ends must be',
      'write `cancelled`',
    ],
    [
      'profiles:\n  board: { end: cancelled }\n',
      5,
      'unknown key in profiles.board: end',
      'write `ends`',
    ],
    [
      'profiles:\n  Board: { ends: cancelled }\n',
      5,
      'name in profiles must be lower-case',
      'write `board`',
    ],
    [
      'profiles:\n  board: { minor_expansion: 10 }\n',
      5,
      'profiles.board.minor_expansion must be at most 1: 10',
      'minor_expansion: 0.1',
    ],
    [
      'profiles:\n  board: { grain: [account] }\n',
      5,
      'profiles.board.grain must be',
      'grain: account',
    ],
  ])('%j is refused, with its place and a remedy', async (text, line, message, remedy) => {
    const thrown: unknown = await read(text).catch((error: unknown) => error)
    if (!(thrown instanceof ProjectErrors)) throw thrown
    const [error] = thrown.errors
    expect(error?.message).toContain(message)
    expect(error?.place?.line).toBe(line)
    expect(error?.remedy).toContain(remedy)
  })

  it('says once that a basis is not known', async () => {
    const text = 'profiles:\n  a: { based_on: b }\n  b: { based_on: nothing_such }\n'
    const thrown: unknown = await read(text).catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(ProjectErrors)
    expect((thrown as ProjectErrors).errors).toHaveLength(1)
  })
})

describe('standard/profile.schema.json', () => {
  it('is kept by every published profile', async () => {
    const folder = new URL('../../standard/profiles/', import.meta.url)
    for (const name of await readdir(folder)) {
      const file: unknown = JSON.parse(await readFile(new URL(name, folder), 'utf8'))
      expect([name, profileFile.safeParse(file).error]).toEqual([name, undefined])
    }
  })
})
