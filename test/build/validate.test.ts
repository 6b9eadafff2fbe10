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
})
