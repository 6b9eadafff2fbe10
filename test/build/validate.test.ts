import { describe, expect, it } from 'vitest'
import { validateProject } from '../../src/build/validate-project.ts'
import { buildRoom } from '../../src/cli/build-room.ts'
import { ProjectErrors } from '../../src/project/project-errors.ts'
import { runWith } from '../cli/test-effects.ts'
import { SOUND, withFolder } from './scratch-project.ts'

const YAML = String(SOUND['bowline.yaml'])

describe('validate', () => {
  it('warns of columns that mean nothing, with the place and the nearest that does', () =>
    withFolder(
      {
        ...SOUND,
        'bowline.yaml': YAML.replace('seen as entered_at', 'seen as entred_at')
          .replace('from leads\n', ', won as "what (else)?" from leads\n')
          .replace("'commit', won from", "'commit', won, won from"),
      },
      async (folder) => {
        const { warnings } = await validateProject(folder, { env: {} })
        expect(warnings.map(({ message, place }) => [message.split(': ')[1], place?.line])).toEqual(
          [
            ['entred_at', 8],
            ['what (else)?', 8],
          ],
        )
        expect(warnings[0]?.remedy).toMatch(/^write `entered_at`; else/u)
        expect(warnings[1]?.remedy).toMatch(/^name it under `dimensions`/u)
        const { code, out, err } = await runWith(['validate', folder], { room: buildRoom })
        expect(code).toBe(0)
        expect(out).toContain('is valid: 1 source, 1 table')
        expect(err).toMatch(/^warning: .*bowline\.yaml:8:\d+: tables\.stage_entries gives/u)
      },
    ))

  it('is silent about a sound project', () =>
    withFolder(SOUND, async (folder) => {
      expect((await validateProject(folder, { env: {} })).warnings).toEqual([])
    }))

  it('refuses tables without the columns they must give, all at once', () =>
    withFolder(
      {
        ...SOUND,
        'bowline.yaml': `${YAML.replace('id as journey_id', 'id as jorney_id')}  losses: select id as journey_id from leads
`,
      },
      async (folder) => {
        const error: unknown = await validateProject(folder, { env: {} }).catch(
          (thrown: unknown) => thrown,
        )
        expect(error).toBeInstanceOf(ProjectErrors)
        const [first, second] = (error as ProjectErrors).errors
        expect(first?.message).toBe('tables.stage_entries lacks a column it must give: journey_id')
        expect([first?.place?.line, first?.remedy]).toEqual([
          8,
          'Write `journey_id` in place of `jorney_id`.',
        ])
        expect(second?.message).toBe('tables.losses lacks a column it must give: lost_at')
        expect((await runWith(['validate', folder], { room: buildRoom })).code).toBe(1)
      },
    ))

  it.each([
    {
      where: 'in charges only',
      tables:
        '  charges: select id as charge_id, id as account_id, seen as charged_at, 1 as amount, id as country from leads\n',
      says: 'in neither journeys nor accounts, but in tables.charges: country',
      remedy: 'Select `… as country` in tables.journeys, or in tables.accounts',
    },
    {
      where: 'in accounts that nothing names',
      tables: '  accounts: select id as account_id, id as country from leads\n',
      says: 'in tables.accounts, and no table names its accounts: country',
      remedy: 'Select `… as account_id` in tables.journeys',
    },
    {
      where: 'nowhere',
      tables: '',
      says: 'in no table: country',
      remedy: 'Select `… as country` in tables.journeys',
    },
  ])('refuses a dimension $where, as a build does', ({ tables, says, remedy }) =>
    withFolder(
      {
        ...SOUND,
        'bowline.yaml': `${YAML.replace('tables:', 'dimensions: [country]\ntables:')}${tables}`,
      },
      async (folder) => {
        const whole = await runWith(['validate', folder], { room: buildRoom })
        expect(whole.code).toBe(1)
        expect(whole.err).toMatch(/bowline\.yaml:\d+:14: dimension is /u)
        expect(whole.err).toContain(says)
        expect(whole.err).toContain(remedy)
        const built = await runWith(['build', folder], { room: buildRoom })
        expect(built.code).toBe(1)
        expect(built.err).toContain(says)
      },
    ),
  )
})
