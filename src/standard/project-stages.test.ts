import { describe, expect, it } from 'vitest'
import { projectStages } from './project-stages.ts'
import { stages } from './stages.ts'

const label = { en: 'Trial', fr: 'Essai' }
const ids = (...edits: Parameters<typeof projectStages>[0]) =>
  projectStages(edits).map(({ id }) => id)

describe("a project's stages", () => {
  it('are the standard where nothing is changed', () => {
    expect(projectStages([])).toEqual(stages)
  })

  it('may be left out, renamed and added', () => {
    expect(ids({ id: 'consideration', change: 'leave out' })).not.toContain('consideration')
    const added = ids({ id: 'trial', change: 'add', after: 'selection', label })
    expect(added.indexOf('trial')).toBe(added.indexOf('selection') + 1)
    const renamed = projectStages([{ id: 'live', change: 'rename', label }])
    expect(renamed.find(({ id }) => id === 'live')?.label).toEqual(label)
  })

  it('stand on the side of the stage they follow, after the knot on the right', () => {
    const side = (after: string) =>
      projectStages([{ id: 'trial', change: 'add', after, label }]).find(({ id }) => id === 'trial')
        ?.side
    expect([side('education'), side('commit'), side('live')]).toEqual(['left', 'right', 'right'])
  })

  it('must follow a stage there is', () => {
    expect(() => ids({ id: 'trial', change: 'add', after: 'nowhere', label })).toThrow(
      'stage to follow is unknown: nowhere',
    )
  })
})
