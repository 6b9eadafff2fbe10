import { appendFile, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildProject } from '../../src/build/build-project.ts'
import { buildFile, readPublished } from '../../src/build/builds-folder.ts'
import { stateOf } from './build-state.ts'
import type { BuildState } from './build-state.ts'
import { effects, NOW, withFolder, writeFiles } from './scratch-project.ts'
import type { Files } from './scratch-project.ts'
import { runsOf } from '../thoroughness.ts'
import { startTold } from './told.ts'

const YAML = `company: Test
currency: EUR
timezone: Europe/Paris
sources:
  leads: { file: leads*.csv, append_only: id }
  owners: { file: owners.csv }
tables:
  journeys: select leads.id as journey_id, owners.team as motion from leads left join owners on owners.id = leads.owner
  stage_entries: |
    select id as journey_id, 'education' as stage, seen as entered_at from leads
    union all
    select id, 'commit', won from leads where won is not null
`
const LEADS = 'id,owner,seen,won\na,o1,2025-01-01,2025-01-03\nb,o2,2025-01-02,\n'
const NEW = 'c,o1,2025-01-04,2025-01-05\nb,o2,2025-01-02,2025-01-06\n'
const PROJECT: Files = {
  'bowline.yaml': YAML,
  'leads.csv': LEADS,
  'owners.csv': 'id,team\no1,inbound\no2,outbound\n',
}

/** Milliseconds: for machines with much else to do. */
const PATIENCE = 120_000
const KILLS = runsOf(5)

describe('a build of append-only sources', () => {
  it.each([
    ['rows behind the last ones', (folder: string) => append(folder, 'leads.csv', NEW)],
    [
      'a new file',
      (folder: string) => writeFiles(folder, { 'leads-2.csv': LEADS.split('\n')[0] + '\n' + NEW }),
    ],
  ])('reads only the journeys of %s', { timeout: PATIENCE }, (_, add) =>
    withFolder(PROJECT, async (folder) => {
      expect(await build(folder)).toMatchObject({ refreshed: null, why: null })
      await add(folder)
      expect(await build(folder)).toMatchObject({ refreshed: { journeys: 2, sources: 1 } })
      expect(await build(folder)).toMatchObject({ refreshed: { journeys: 0, sources: 0 } })
      expect(await sameAsWhole(folder)).toBe(true)
    }),
  )

  it.each([
    [
      'an old row changed',
      { 'leads.csv': LEADS.replace('2025-01-02', '2025-01-09') },
      'leads.csv changed',
    ],
    ['an old row is gone', { 'leads.csv': LEADS.replace(/b,.*\n/, '') }, 'leads.csv changed'],
    [
      'an old row changed, and others were added',
      { 'leads.csv': LEADS.replace('2025-01-02', '2025-01-09') + NEW },
      'leads.csv changed',
    ],
    ['another source changed', { 'owners.csv': 'id,team\no1,x\no2,y\n' }, 'owners.csv changed'],
    [
      'the project changed',
      { 'bowline.yaml': YAML.replace('Test', 'Other') },
      'bowline.yaml changed',
    ],
    [
      'a new row names no journey',
      { 'leads-2.csv': 'id,owner,seen,won\n ,o1,2025-01-04,\n' },
      'a new row of leads names no journey in id',
    ],
    [
      'a new row lies in the future',
      { 'leads-2.csv': 'id,owner,seen,won\nc,o1,2030-01-04,\n' },
      null,
    ],
  ])('reads everything when %s', { timeout: PATIENCE }, (_, files, why) =>
    withFolder(PROJECT, async (folder) => {
      await build(folder)
      await writeFiles(folder, files)
      const built = await build(folder)
      expect(built.why).toBe(why)
      expect(built.refreshed === null).toBe(why !== null)
      expect(await sameAsWhole(folder)).toBe(true)
    }),
  )

  it('reads everything when the last row of a file went on', { timeout: PATIENCE }, () =>
    withFolder({ ...PROJECT, 'leads.csv': LEADS.trimEnd() }, async (folder) => {
      await build(folder)
      await append(folder, 'leads.csv', '2025-02-01\n')
      expect(await build(folder)).toMatchObject({ refreshed: null, why: 'leads.csv changed' })
    }),
  )

  it('reads everything once what lay in the future may have come', { timeout: PATIENCE }, () =>
    withFolder(PROJECT, async (folder) => {
      await append(folder, 'leads.csv', 'c,o1,2026-01-02,\n')
      await build(folder)
      const built = await build(folder, NOW + 7 * 86_400)
      expect(built.why).toBe('rows lay in the future when they were last read')
      expect(built.state.tables['rows_stage_entries']).toHaveLength(4)
    }),
  )

  it.each([
    [
      'a window over all rows',
      `select id as journey_id, first_value(owner) over (order by seen) as owner_id from leads`,
      'tables.journeys reads leads through a window',
    ],
    [
      'a join by something else',
      `select o.id as journey_id from owners o left join leads l on l.owner = o.id`,
      'tables.journeys reads leads through a join that is not by the journey',
    ],
    [
      'ids of its own',
      `select 'x' || id as journey_id from leads`,
      'tables.journeys gives other rows for journeys that no new row names',
    ],
  ])('reads everything where the SQL has %s', { timeout: PATIENCE }, (_, sql, why) =>
    withFolder({ ...PROJECT, 'bowline.yaml': withJourneys(sql) }, async (folder) => {
      await build(folder)
      await append(folder, 'leads.csv', NEW)
      expect(await build(folder)).toMatchObject({ refreshed: null, why })
    }),
  )

  it('reads everything when it is asked to', { timeout: PATIENCE }, () =>
    withFolder(PROJECT, async (folder) => {
      await build(folder)
      const { refreshed } = await buildProject(folder, effects, 'nothing')
      expect(refreshed).toBe(null)
    }),
  )

  it('serves the last build when a refresh is broken off', { timeout: PATIENCE }, () =>
    withFolder(PROJECT, async (folder) => {
      const { id } = await build(folder)
      const before = await readFile(buildFile(folder, id))
      await append(folder, 'leads.csv', NEW)
      const stop = (line: string) => {
        if (line === 'deriving facts') throw new Error('broken off')
      }
      await expect(buildProject(folder, { ...effects, progress: stop })).rejects.toThrow(
        'broken off',
      )
      expect((await readPublished(folder))?.id).toBe(id)
      expect((await readFile(buildFile(folder, id))).equals(before)).toBe(true)
      expect(await build(folder)).toMatchObject({ refreshed: { journeys: 2, sources: 1 } })
      expect(await sameAsWhole(folder)).toBe(true)
    }),
  )

  it('leaves the last build or the new one, killed at any moment', { timeout: PATIENCE }, () =>
    withFolder(PROJECT, async (folder) => {
      const before = await build(folder)
      await append(folder, 'leads.csv', NEW)
      const child = await startTold(folder)
      const whole = (await child.tell('build')).milliseconds
      const after = await state(folder)
      await child.end()
      for (let round = 0; round < KILLS; round++) {
        await writeFiles(folder, PROJECT)
        await buildProject(folder, effects, 'nothing')
        await append(folder, 'leads.csv', NEW)
        const killed = await startTold(folder)
        const told = killed.tell('build').catch(() => null)
        await passed((whole * round) / KILLS)
        await killed.kill()
        await told
        expect([before.state, after]).toContainEqual(await state(folder))
        expect(await build(folder)).toMatchObject({ state: after, why: null })
      }
    }),
  )

  it('reads everything where the last build is damaged', { timeout: PATIENCE }, () =>
    withFolder(PROJECT, async (folder) => {
      const { id } = await build(folder)
      const bytes = await readFile(buildFile(folder, id))
      await writeFile(buildFile(folder, id), bytes.fill(7))
      await append(folder, 'leads.csv', NEW)
      const built = await build(folder)
      expect(built).toMatchObject({ refreshed: null, why: 'the last build does not open' })
    }),
  )

  it('says which column it lacks', { timeout: PATIENCE }, () =>
    withFolder(
      { ...PROJECT, 'bowline.yaml': YAML.replace('append_only: id', 'append_only: ide') },
      async (folder) => {
        await expect(build(folder)).rejects.toThrow(
          'sources.leads.append_only names no column: ide',
        )
      },
    ),
  )
})

async function build(folder: string, now = NOW) {
  const lines: string[] = []
  const progress = (line: string) => void lines.push(line)
  const { id, refreshed } = await buildProject(folder, { ...effects, now: () => now, progress })
  const why = lines.flatMap((line) => /^building anew: (.*)$/.exec(line)?.[1] ?? [])[0] ?? null
  return { id, refreshed, why, state: await stateOf(buildFile(folder, id)) }
}

/** What serves says what a build from nothing says. */
async function sameAsWhole(folder: string): Promise<boolean> {
  const refreshed = await state(folder)
  await buildProject(folder, effects, 'nothing')
  expect(refreshed).toEqual(await state(folder))
  return true
}

/** Of the build that serves. */
async function state(folder: string): Promise<BuildState> {
  return stateOf(buildFile(folder, (await readPublished(folder))?.id ?? ''))
}

/** The moment of a kill is the test itself, not a wait for something to have happened. */
function passed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function append(folder: string, name: string, text: string): Promise<void> {
  return appendFile(path.join(folder, name), text)
}

function withJourneys(sql: string): string {
  return YAML.replace(/ {2}journeys: .*/, `  journeys: ${JSON.stringify(sql)}`)
}
