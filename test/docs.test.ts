import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Command, Option } from 'commander'
import { describe, expect, it } from 'vitest'
import { answers } from '../src/answers/registry.ts'
import { processEffects } from '../src/cli/process-effects.ts'
import { createProgram } from '../src/cli/program.ts'
import { commandLines, faultOfCall } from './docs/command-lines.ts'
import { cut, cutLike, examplesOf, runExample, strayExamples, uncut } from './docs/doc-examples.ts'
import { fenceModule } from './docs/fence-module.ts'
import { anchorOf, readPage } from './docs/markdown.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const found = (...globs: readonly string[]): readonly string[] =>
  globs.flatMap((glob) => globSync(glob, { cwd: root })).toSorted()

const pages = found('*.md', 'docs/**/*.md', 'standard/**/*.md', 'examples/*/*.md', 'src/**/*.md')
const sources = found('src/**/*.ts').filter((path) => !path.endsWith('.test.ts'))
const page = new Map(pages.map((path) => [path, readPage(read(path))]))
const fences = [...page].flatMap(([path, { fences: all }]) =>
  all.map((fence) => ({ ...fence, path, at: `${path}:${fence.line}` })),
)

describe('the pages', () => {
  it('are there', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md']))
    expect(pages.filter((path) => path.startsWith('docs/')).length).toBeGreaterThan(3)
  })

  it.each(pages)('%s links to what is there', (path) => {
    const faults = (page.get(path)?.links ?? []).flatMap(({ target, line }) => {
      const fault = faultOfLink(path, target)
      return fault === null ? [] : [`${path}:${line}: ${fault}`]
    })
    expect(faults).toEqual([])
  })
})

describe('the commands in the pages', () => {
  const shell = fences.filter(({ language }) => /^(?:sh|bash|shell|console)$/.test(language))
  const program = createProgram(processEffects(), answers, () => {})
  const scripts = Object.keys(JSON.parse(read('package.json')).scripts as object)

  it('are there', () => {
    expect(shell.length).toBeGreaterThan(0)
    expect(program.commands.length).toBeGreaterThan(3)
  })

  it.each(shell)('$at can be called', ({ path, text }) => {
    const faults = commandLines(text).flatMap((words) => {
      const fault = faultOfWords(words, path)
      return fault === null ? [] : [`${words.join(' ')}: ${fault}`]
    })
    expect(faults).toEqual([])
  })

  function faultOfWords(words: readonly string[], path: string): string | null {
    const [tool, name = ''] = words
    if (tool === 'bowline') {
      return isDefinedOn(path, name) ? null : faultOfCall(words, program)
    }
    if (tool !== 'npm') return null
    const script = name === 'run' ? (words[2] ?? '') : name
    const ofNpm = ['install', 'ci', 'pack', 'i', 'exec'].includes(script)
    return ofNpm || scripts.includes(script) ? null : `no script ${script} in package.json`
  }

  /** A page that shows how to add an answer calls the one it adds. */
  function isDefinedOn(path: string, name: string): boolean {
    return fences.some(
      (fence) =>
        fence.path === path && fence.language === 'ts' && fence.text.includes(`name: '${name}'`),
    )
  }
})

describe('the examples in the pages', () => {
  const runnable = fences.filter(
    ({ language, text }) => language === 'ts' && text.includes('// => '),
  )
  it.each(runnable)('$at gives what it says', async ({ text }) => {
    await runFence(text, join(root, 'src/index.ts'))
  })

  it('stand in ts fences only', () => {
    const others = fences.filter(
      ({ language, text }) => language !== 'ts' && text.includes('// => '),
    )
    expect(others.map(({ at }) => at)).toEqual([])
  })
})

describe('the examples in doc comments', () => {
  const documented = sources.flatMap((path) =>
    examplesOf(read(path)).map((example) => ({ path, ...example })),
  )

  it('are there', () => {
    expect(documented.length).toBeGreaterThan(10)
  })

  it.each(documented)('$path: $expression', async ({ path, ...example }) => {
    const { actual, wanted } = await runExample(example, await scopeOf(path))
    expect(actual).toEqual(wanted)
  })

  it('stand in doc comments only', () => {
    const stray = sources.flatMap((path) =>
      strayExamples(read(path)).map((comment) => `${path}: ${comment}`),
    )
    expect(stray).toEqual([])
  })
})

describe('the docs test itself', () => {
  it('sees a dead link and a dead anchor', () => {
    expect(faultOfLink('CONTRIBUTING.md', 'docs/nowhere.md')).toMatch(/nothing/)
    expect(faultOfLink('CONTRIBUTING.md', '#nowhere-at-all')).toMatch(/no heading/)
    expect(faultOfLink('docs/architecture.md', '../../elsewhere.md')).toMatch(/outside/)
    expect(faultOfLink('docs/architecture.md', '../CONTRIBUTING.md')).toBeNull()
    expect(readPage('see [a](b.md#c "t"), `[x](y)`\n```\n[z](w)\n```').links).toEqual([
      { target: 'b.md#c', line: 1 },
    ])
  })

  it('names anchors as GitHub does', () => {
    expect(anchorOf('What `bowline.yaml` says: *all* of it (1.2)')).toBe(
      'what-bowlineyaml-says-all-of-it-12',
    )
    expect([...readPage('# Été & co\n## Été & co').anchors]).toEqual(['été--co', 'été--co-1'])
  })

  it('sees a wrong example, in three spellings', async () => {
    const source = '/** Sum. `add(1, 2)` // => 3 */\n/**\n * `add(1, 1) // => 3`, it says.\n'
    const examples = examplesOf(`${source} * add([1], 0)[0] // => 0.33…\n */`)
    const scope = { add: (a: unknown, b: number) => (Array.isArray(a) ? [1 / 3] : Number(a) + b) }
    const results = await Promise.all(examples.map((example) => runExample(example, scope)))
    expect(results).toEqual([
      { actual: 3, wanted: 3 },
      { actual: 2, wanted: 3 },
      { actual: '0.33', wanted: '0.33' },
    ])
    await expect(runExample({ expression: 'gone(1)', expected: '1' }, scope)).rejects.toThrow(
      'gone is not defined',
    )
    expect(strayExamples('add(1, 2) // => 3')).toHaveLength(1)
  })

  it('sees a wrong example in a fence', async () => {
    const library = join(root, 'test/docs/markdown.ts')
    const fence = (value: string): string =>
      `import { anchorOf } from 'bowline'\nconst a = anchorOf('A b') // => ${value}\n[a] // => ['a-b']`
    await runFence(fence(`'a-b'`), library)
    await expect(runFence(fence(`'a_b'`), library)).rejects.toThrow(/a_b/)
  })

  it('sees a command or an option that is not there', () => {
    const program = new Command('bowline')
    program
      .command('bowtie [folder]')
      .addOption(new Option('--format <FORMAT>').choices(['csv', 'json']))
      .option('--strict')
    const faults = commandLines(
      [
        '# a comment',
        '$ npx bowline bowtie examples/a --format csv --strict > out.csv',
        'A=1 bowline bowtie \\\n  --format=json | less',
        'bowline bowti',
        'bowline bowtie --formt csv && bowline bowtie --format xml # no',
        'bowline bowtie one two',
      ].join('\n'),
    ).map((words) => (words[0] === 'bowline' ? faultOfCall(words, program) : words[0]))
    expect(faults).toEqual([
      null,
      null,
      'less',
      'no command bowti',
      'bowtie has no option --formt',
      '--format does not take xml',
      'bowtie takes 1 folder, not 2',
    ])
  })
})

function faultOfLink(path: string, target: string): string | null {
  if (/^[a-z][a-z+.-]*:/i.test(target)) return null
  const [file = '', anchor] = decodeURIComponent(target).split('#', 2)
  const there = file === '' ? path : normalize(join(dirname(path), file))
  if (there.startsWith('..')) return `${target} leads outside the repository`
  if (!existsSync(join(root, there))) return `nothing at ${target}`
  if (anchor === undefined || anchor === '' || !there.endsWith('.md')) return null
  const anchors = page.get(there)?.anchors ?? readPage(read(there)).anchors
  return anchors.has(anchor) ? null : `no heading for ${target}`
}

/** What an example may name: the exports of its file, then those of the files beside it. */
async function scopeOf(path: string): Promise<Readonly<Record<string, unknown>>> {
  const beside = sources.filter(
    (other) => dirname(other) === dirname(path) && !other.endsWith('/main.ts'),
  )
  const modules = await Promise.all(
    [...beside, path].map((file) => import(pathToFileURL(join(root, file)).href)),
  )
  return Object.assign({}, ...modules) as Readonly<Record<string, unknown>>
}

async function runFence(text: string, library: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bowline-docs-'))
  const file = join(folder, 'fence.ts')
  let checked = 0
  const check = (actual: unknown, wanted: unknown): void => {
    checked += 1
    expect(cutLike(actual, wanted)).toEqual(uncut(wanted))
  }
  Object.assign(globalThis, { __fence: { check, __cut: cut } })
  try {
    writeFileSync(file, fenceModule(text, library))
    await import(pathToFileURL(file).href)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  expect(checked).toBe(text.split('// => ').length - 1)
}
