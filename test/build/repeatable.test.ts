import { describe, expect, it } from 'vitest'
import { buildProject } from '../../src/build/build-project.ts'
import { openProject } from '../../src/build/open-project.ts'
import { ProjectError } from '../../src/project/project-error.ts'
import { effects, SOUND, withFolder } from './scratch-project.ts'

const YAML = String(SOUND['bowline.yaml'])
const sql = (text: string) =>
  YAML.replace(/stage_entries: \|[^]*$/, `stage_entries: |\n    ${text}\n`)
const SELECT = `select id as journey_id, 'education' as stage, seen as entered_at from leads`

describe('a build', () => {
  it.each([
    `${SELECT} using sample 1`,
    `${SELECT} tablesample 50%`,
    `${SELECT} where seen::date < current_localtimestamp()::date`,
    `${SELECT} where age(seen::timestamp) > interval 1 day`,
  ])('refuses SQL that gives other rows at each run: %s', (text) =>
    withFolder({ ...SOUND, 'bowline.yaml': sql(text) }, async (folder) => {
      await expect(buildProject(folder, effects)).rejects.toThrow(ProjectError)
      await expect(buildProject(folder, effects)).rejects.toThrow('changes from run to run')
    }),
  )

  it('reads zoned stamps in the project’s zone, not the machine’s', () =>
    withFolder(
      {
        ...SOUND,
        'bowline.yaml': sql(
          `select id as journey_id, 'education' as stage, ('2025-03-31 22:30:00+00'::timestamptz)::date as entered_at from leads`,
        ),
      },
      async (folder) => {
        const { engine } = await openProject(folder, effects)
        const { items } = await engine.rows({
          table: 'stage_entries',
          where: {},
          scope: [],
          limit: 1,
          offset: 0,
        })
        expect(items[0]?.['entered_at']).toBe('2025-04-01T00:00:00+02:00')
        await engine.close()
      },
    ))

  it('counts the first loss at or after the entry, whatever came before', () =>
    withFolder(
      {
        ...SOUND,
        'bowline.yaml': `${YAML}  losses: select id as journey_id, lost as lost_at from losses_csv
`.replace(
          'leads: { file: leads.csv }',
          'leads: { file: leads.csv }\n  losses_csv: { file: losses.csv }',
        ),
        'losses.csv': 'id,lost\nb,2025-01-01\nb,2025-01-07\nb,2025-03-01\n',
      },
      async (folder) => {
        const { engine } = await openProject(folder, effects)
        const facts = await engine.facts({
          view: 'cohort',
          asOf: 20_098,
          path: null,
          knownBefore: null,
          from: null,
          to: null,
          interval: null,
          by: [],
          where: [],
          scope: [],
          ages: false,
          stage: 'education',
          events: ['lost'],
          limit: 10,
          offset: 0,
        })
        // 2025-01-07T00:00 in Paris, asked as of 2025-01-10.
        expect(facts.items).toMatchObject([{ journey: 'b', ended: 1_736_204_400 }])
        await engine.close()
      },
    ))
})
