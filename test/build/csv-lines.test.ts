import { expect, it } from 'vitest'
import { buildProject } from '../../src/build/build-project.ts'
import { ProjectError } from '../../src/project/project-error.ts'
import { effects, SOUND, withFolder } from './scratch-project.ts'

async function rowsOf(leads: string | Uint8Array): Promise<number | undefined> {
  return withFolder({ ...SOUND, 'leads.csv': leads }, async (folder) => {
    const { catalog } = await buildProject(folder, effects)
    expect(catalog.tables[0]?.apart).toBe(0)
    return catalog.tables[0]?.rows
  })
}

it.each([
  ['blanks', 'id,seen,won\na,2025-01-01,\n   \n \t \nb,2025-01-02,\n\t\n', 2],
  ['blanks at the end', 'id,seen,won\r\na,2025-01-01,\r\n  ', 1],
  ['blanks within quotes', 'id,seen,won\n"a\n  \n",2025-01-01,\n', 1],
  ['old line ends', 'id,seen,won\ra,2025-01-01,\rb,2025-01-02,\r', 2],
])('lines of %s are read', async (_, leads, rows) => {
  expect(await rowsOf(leads)).toBe(rows)
})

it('old line ends are read in a file of any size', async () => {
  const line = `a,2025-01-01${' '.repeat(900)},\r`
  const lines = Array.from({ length: 4000 }, (_, i) => line.replace('a', `a${i}`))
  expect(await rowsOf(`id,seen,won\r${lines.join('')}`)).toBe(4000)
}, 30_000)

it('a blank line hides no other fault', async () => {
  const leads = 'id,seen,won\na,2025-01-01,\n  \nb,2025-01-02,,x\n'
  const fault = await rowsOf(leads).catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(ProjectError)
  expect(fault).toMatchObject({
    message: 'a line has another number of values than the header has columns: 4 instead of 3',
    place: { line: 4 },
  })
})
