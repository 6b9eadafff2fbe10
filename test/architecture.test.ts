import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { longFiles, rooms } from './architecture/rooms.ts'
import { importsOf, scanSource } from './architecture/scan-source.ts'
import {
  type Files,
  defaultExports,
  emptyNames,
  forbiddenImports,
  importCycles,
  impurities,
  longerThan,
  roomOf,
  unknownFolders,
} from './architecture/violations.ts'

const limit = 300
const files = readFiles()

describe('the architecture', () => {
  it('sees the files', () => {
    const seen = [...files.keys()]
    expect(seen).toContain('src/engine/engine.ts')
    expect(seen).toContain('web/src/main.tsx')
    expect(seen.filter((path) => path.startsWith('src/')).length).toBeGreaterThan(20)
  })

  it('names every folder of src', () => {
    expect(unknownFolders(files, rooms)).toEqual([])
  })

  it('lets nobody import against the order', () => {
    expect(forbiddenImports(files, rooms)).toEqual([])
  })

  it('keeps clock, chance and environment out of the pure folders', () => {
    expect(impurities(files, rooms)).toEqual([])
  })

  it('has no ring of imports', () => {
    expect(importCycles(files)).toEqual([])
  })

  it('exports by name', () => {
    expect(defaultExports(files)).toEqual([])
  })

  it('gives every file a name that says something', () => {
    expect(emptyNames(files)).toEqual([])
  })

  it('keeps files short, or says why not', () => {
    expect(longerThan(limit, files, longFiles)).toEqual([])
  })

  it('has a table in import order', () => {
    const folders = rooms.map((room) => room.folder)
    const lookingDown = rooms.flatMap((room, index) =>
      room.uses
        .filter((used) => folders.indexOf(used) >= index)
        .map((used) => `${room.folder} -> ${used}`),
    )
    expect(lookingDown).toEqual([])
    expect(new Set(folders).size).toBe(folders.length)
  })
})

describe('the architecture test itself', () => {
  const faults = (path: string, text: string): readonly string[] =>
    forbiddenImports(planted({ [path]: text }), rooms)

  it.each([
    ['src/stats/mean.ts', `import { rate } from '../models/data/rate.ts'`],
    ['src/models/business/price.ts', `import { winRate } from '../data/win-rate.ts'`],
    ['src/models/data/rate.ts', `export * from '../math/growth.ts'`],
    ['src/models/data/rate.ts', `import { readFileSync } from 'node:fs'`],
    ['src/models/data/rate.ts', `import { readFileSync } from 'fs'`],
    ['src/models/data/rate.ts', `import { z } from 'zod'`],
    ['src/models/data/rate.ts', `import { EXACT_AGES } from '../../engine/engine.ts'`],
    ['src/models/data/rate.ts', `import { type Count } from '../../engine/engine.ts'`],
    ['src/models/data/rate.ts', `import type { Build } from '../../engine/duckdb/build.ts'`],
    ['src/models/data/rate.ts', `const read = await import('../../project/read-project.ts')`],
    ['src/models/data/rate.ts', `const read = await import(name)`],
    ['src/models/data/rate.ts', `import '../../server/app.ts'`],
    ['src/models/data/rate.ts', `import {\n  a,\n  b,\n} from '../../server/app.ts'`],
    ['src/models/data/rate.ts', `import names from '../../../standard/metrics.json' with {}`],
    ['src/answers/ask.ts', `import { open } from '../engine/duckdb/open.ts'`],
    ['src/answers/ask.ts', `import { referenceEngine } from '../engine/reference/engine.ts'`],
    ['src/engine/duckdb/open.ts', `import { readProject } from '../../project/read-project.ts'`],
    ['src/engine/engine.ts', `import { open } from './duckdb/open.ts'`],
    ['src/project/project.ts', `import { planted } from '../../test/planted.ts'`],
    ['src/project/project.ts', `import { planted } from './read-project.test.ts'`],
    ['src/index.ts', `export { createApp } from './server/app.ts'`],
    ['src/charts/bowtie/ribbons.ts', `import { Choice } from '../../web/src/controls/choice.tsx'`],
    ['web/src/page/page.tsx', `import { ask } from '../../../src/answers/ask.ts'`],
    ['web/src/page/page.tsx', `import { etagOf } from '../../../src/server/etag.ts'`],
    ['web/src/page/page.tsx', `import { type Day } from '../../../src/engine/engine.ts'`],
    ['web/src/page/page.tsx', `import type { Told } from '../../../src/build/told.ts'`],
    ['web/src/page/page.tsx', `import { readFileSync } from 'node:fs'`],
    [
      'web/src/page/page.tsx',
      `import { z } from 'zod'\nexport const x = <p title="it's">a / b</p>`,
    ],
  ])('sees a forbidden import in %s: %s', (path, text) => {
    expect(faults(path, text)).toHaveLength(1)
  })

  it.each([
    ['src/models/data/rate.ts', `import type { Count } from '../../engine/engine.ts'`],
    ['src/models/data/rate.ts', `export type { Count } from '../../engine/engine.ts'`],
    ['src/models/data/rate.ts', `import { mean } from '../../stats/mean.ts'`],
    ['src/models/data/rate.ts', `import { volume } from './volume.ts'`],
    ['src/models/data/rate.ts', `// import { x } from '../../server/app.ts'`],
    ['src/models/data/rate.ts', `const text = "import { x } from '../../server/app.ts'"`],
    ['src/models/data/rate.test.ts', `import { x } from '../../server/app.ts'`],
    ['src/standard/metrics.ts', `import metrics from '../../standard/metrics.json' with {}`],
    ['src/engine/duckdb/open.ts', `import { ProjectError } from '../../project/project-error.ts'`],
    ['src/engine/duckdb/open.ts', `import { DuckDBInstance } from '@duckdb/node-api'`],
    ['src/index.ts', `export { mean } from './stats/mean.ts'`],
    ['web/src/page/page.tsx', `import type { AnswerRow } from '../../../src/answers/answer.ts'`],
    ['web/src/page/page.tsx', `import { stages } from '../../../src/standard/stages.ts'`],
    [
      'web/src/page/page.tsx',
      `import { bowtieChart } from '../../../src/charts/bowtie/bowtie-chart.ts'`,
    ],
    ['web/src/page/page.tsx', `import { createRoot } from 'react-dom/client'`],
    ['web/src/page/page.test.ts', `import { answers } from '../../../src/answers/registry.ts'`],
  ])('lets %s have %s', (path, text) => {
    expect(faults(path, text)).toEqual([])
  })

  it('sees a folder without a room', () => {
    const strangers = ['src/extra/x.ts', 'src/engine/other/x.ts', 'src/models/x.ts', 'src/x.ts']
    for (const path of strangers) {
      expect(unknownFolders(planted({ [path]: '' }), rooms)).toHaveLength(1)
    }
    expect(roomOf('src/cli/commands/build.ts', rooms)?.folder).toBe('src/cli')
    expect(roomOf('web/src/page/masthead.tsx', rooms)?.folder).toBe('web/src')
  })

  it.each([
    'const now = Date.now()',
    'const now = new Date()',
    'const now = new Date',
    'const now = Date()',
    'const chance = Math.random()',
    'const now = Temporal.Now.instant()',
    'const home = process.env.HOME',
    'console.log(1)',
    'const text = `at ${Date.now()}`',
    'await fetch(url)',
    'setTimeout(go, 1)',
  ])('sees impurity: %s', (text) => {
    expect(impurities(planted({ 'src/stats/mean.ts': text }), rooms)).toHaveLength(1)
    expect(impurities(planted({ 'src/server/app.ts': text }), rooms)).toEqual([])
  })

  it.each([
    '// never Date.now()',
    'const text = "Math.random()"',
    'const day = new Date(milliseconds)',
    'const range = new DateRange()',
    'const half = a / 2 // Date.now() / 2',
    `const quote = /['"]/ ; const text = 'Date.now()'`,
  ])('sees none in: %s', (text) => {
    expect(impurities(planted({ 'src/stats/mean.ts': text }), rooms)).toEqual([])
  })

  it('sees a ring of imports', () => {
    const ring = planted({
      'src/stats/a.ts': `import { b } from './b.ts'`,
      'src/stats/b.ts': `import { c } from './c.ts'`,
      'src/stats/c.ts': `import type { a } from './a.ts'`,
      'src/stats/d.ts': `import { a } from './a.ts'`,
    })
    expect(importCycles(ring)).toEqual([
      'src/stats/a.ts -> src/stats/b.ts -> src/stats/c.ts -> src/stats/a.ts',
    ])
  })

  it('sees a default export', () => {
    const texts = ['export default 1', 'const a = 1\nexport { a as default }']
    for (const text of texts) {
      expect(defaultExports(planted({ 'src/stats/a.ts': text }))).toHaveLength(1)
    }
    expect(defaultExports(planted({ 'src/stats/a.ts': '// export default' }))).toEqual([])
  })

  it('sees names that say nothing', () => {
    const names = ['src/util/a.ts', 'src/stats/misc.ts', 'src/stats/utils.test.ts', 'src/a/Big.ts']
    for (const path of names) expect(emptyNames(planted({ [path]: '' }))).toHaveLength(1)
    const index = (text: string): readonly string[] =>
      emptyNames(planted({ 'src/stats/index.ts': text }))
    expect(index(`export { mean } from './mean.ts'\nexport type { A } from './a.ts'`)).toEqual([])
    expect(index(`export const mean = 1`)).toHaveLength(1)
  })

  it('sees a long file, and a reason without one', () => {
    const long = planted({ 'src/stats/long.ts': 'a\n'.repeat(limit + 1) })
    expect(longerThan(limit, long, {})).toHaveLength(1)
    expect(longerThan(limit, long, { 'src/stats/long.ts': 'a table' })).toEqual([])
    expect(longerThan(limit, planted({}), { 'src/stats/long.ts': 'a table' })).toHaveLength(1)
  })

  it('tells comments, text and code apart', () => {
    const text = `a = b / c; r = /[/'"]\\//g // d\nt = \`x \${y} // z\` /* e */`
    const { code, comments } = scanSource(text)
    expect(comments).toEqual(['// d', '/* e */'])
    expect(code).toContain('${y}')
    expect(code).not.toContain('z')
    expect(importsOf(`import type from './type.ts'`)[0]?.typesOnly).toBe(false)
  })
})

function planted(texts: Readonly<Record<string, string>>): Files {
  return new Map(Object.entries(texts))
}

function readFiles(): Files {
  const root = new URL('..', import.meta.url).pathname
  const found = globSync(['{src,test,scripts,bin,bench,web/src}/**/*.{ts,tsx,mjs}', '*.ts'], {
    cwd: root,
  })
  return new Map(
    found
      .filter((path) => !path.includes('node_modules'))
      .toSorted()
      .map((path) => [path, readFileSync(`${root}/${path}`, 'utf8')]),
  )
}
