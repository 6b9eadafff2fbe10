import { describe, expect, it } from 'vitest'
import { buildApart } from '../../src/build/build-apart.ts'
import { readPublished } from '../../src/build/builds-folder.ts'
import { ProjectError } from '../../src/project/project-error.ts'
import { ProjectErrors } from '../../src/project/project-errors.ts'
import { SOUND, withFolder } from './scratch-project.ts'

const going = new AbortController().signal

/** What a build in a process of its own fails with. */
async function faultOf(yaml: string): Promise<unknown> {
  return withFolder({ ...SOUND, 'bowline.yaml': yaml }, (folder) =>
    buildApart({ folder, env: {}, damaged: null }, going).then(
      () => null,
      (error: unknown) => error,
    ),
  )
}

const yaml = String(SOUND['bowline.yaml'])

describe('a build apart', () => {
  it('publishes, and knows the variables of the project', async () => {
    const named = {
      ...SOUND,
      'bowline.yaml': yaml.replace('{ file: leads.csv }', "{ file: '${WHERE}.csv' }"),
    }
    await withFolder(named, async (folder) => {
      await buildApart({ folder, env: { WHERE: 'leads' }, damaged: null }, going)
      expect(await readPublished(folder)).not.toBeNull()
    })
  })

  it('says what is at fault as a build here would', async () => {
    const sql = await faultOf(yaml.replace('seen as', 'sene as'))
    expect(sql).toBeInstanceOf(ProjectError)
    expect(sql).toMatchObject({
      message: expect.stringContaining('sene') as unknown,
      place: { line: expect.any(Number) as unknown },
      remedy: expect.stringMatching(/\S/u) as unknown,
    })
    const many = await faultOf(yaml.replace('currency: EUR', 'currency: 1\nnonsense: 2'))
    expect(many).toBeInstanceOf(ProjectErrors)
    expect((many as ProjectErrors).errors.length).toBeGreaterThan(1)
  })

  it('that is not to be is not begun', async () => {
    await withFolder(SOUND, async (folder) => {
      const order = { folder, env: {}, damaged: null }
      const ended = AbortSignal.abort(new Error('the server ends'))
      expect(() => buildApart(order, ended)).toThrow('the server ends')
      expect(await readPublished(folder)).toBeNull()
    })
  })
})
