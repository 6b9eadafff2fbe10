import { describe, expect, it } from 'vitest'
import { buildProject } from '../../src/build/build-project.ts'
import { effects, SOUND, withFolder } from './scratch-project.ts'

const YAML = String(SOUND['bowline.yaml'])
const CSV = String(SOUND['leads.csv'])

describe('a source file', () => {
  it.each([
    'a[1].csv',
    'a?.csv',
    'a*.csv',
    "a'b.csv",
    'a b.csv',
    'a"b.csv',
    'é 🙂.csv',
    'a{1}.csv',
  ])('is read under its own name and no other: %s', (file) =>
    withFolder(
      {
        'bowline.yaml': YAML.replace('leads.csv', JSON.stringify(file)),
        [file]: CSV,
        // What a pattern would find.
        'a1.csv': `${CSV}x,2025-01-05,\n`,
        'ab.csv': `${CSV}y,2025-01-05,\n`,
      },
      async (folder) => {
        const { catalog } = await buildProject(folder, effects)
        expect(catalog.tables).toMatchObject([{ name: 'stage_entries', rows: 4 }])
      },
    ),
  )
})
