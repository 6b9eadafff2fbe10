import { mkdir, mkdtemp, readFile, readdir, symlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { initProject } from './init-project.ts'
import { ProjectError } from './project-error.ts'
import { readProject } from './read-project.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'init-'))
})

afterEach(() => rm(folder, { recursive: true }))

describe('initProject', () => {
  it('writes a project that reads', async () => {
    const inner = join(folder, 'new/company')
    const result = await initProject(inner, { company: 'Ångström: "A" & #1' })
    expect(result).toEqual({
      file: join(inner, 'bowline.yaml'),
      written: ['.gitignore', 'data/leads.csv', 'data/deals.csv', 'bowline.yaml'],
      kept: [],
    })
    const project = await readProject(inner, { env: {} })
    expect(project.company).toBe('Ångström: "A" & #1')
    expect(project.tables.map(({ name }) => name)).toEqual(['journeys', 'stage_entries', 'losses'])
    expect(await readFile(join(inner, '.gitignore'), 'utf8')).toBe('.bowline/\n')
    const leads = await readFile(join(inner, 'data/leads.csv'), 'utf8')
    expect(leads.trim().split('\n')).toHaveLength(13)
  })

  it('its deals are of its leads', async () => {
    await initProject(folder)
    const column = async (file: string, index: number) => {
      const [, ...rows] = (await readFile(join(folder, file), 'utf8')).trim().split('\n')
      return rows.map((row) => row.split(',')[index])
    }
    const leads = await column('data/leads.csv', 0)
    expect(new Set(leads).size).toBe(12)
    for (const lead of await column('data/deals.csv', 1)) expect(leads).toContain(lead)
  })

  it.each(['bowline.yaml', 'bowline.yml'])('refuses where %s is', async (name) => {
    await writeFile(join(folder, name), 'mine')
    await expect(initProject(folder)).rejects.toMatchObject({
      message: 'project is there already',
      place: { file: join(folder, name), line: 1, column: 1 },
    })
    expect(await readdir(folder)).toEqual([name])
    expect(await readFile(join(folder, name), 'utf8')).toBe('mine')
  })

  it('refuses a link that leads nowhere, and does not follow it', async () => {
    await symlink('elsewhere', join(folder, 'bowline.yaml'))
    await expect(initProject(folder)).rejects.toBeInstanceOf(ProjectError)
    expect(await readdir(folder)).toEqual(['bowline.yaml'])
  })

  it('leaves other files as they are', async () => {
    await mkdir(join(folder, 'data'))
    await writeFile(join(folder, 'data/leads.csv'), 'mine')
    await writeFile(join(folder, '.gitignore'), 'mine')
    const { kept } = await initProject(folder)
    expect(kept).toEqual(['.gitignore', 'data/leads.csv'])
    expect(await readFile(join(folder, 'data/leads.csv'), 'utf8')).toBe('mine')
    expect(await readFile(join(folder, '.gitignore'), 'utf8')).toBe('mine')
  })

  it('says so where it cannot write', async () => {
    await writeFile(join(folder, 'file'), '')
    for (const path of ['file', 'file/inner']) {
      await expect(initProject(join(folder, path))).rejects.toMatchObject({
        message: `project is not a folder: ${join(folder, path)}`,
      })
    }
    await expect(initProject(folder, { company: ' ' })).rejects.toMatchObject({
      message: 'company is empty',
    })
  })
})
