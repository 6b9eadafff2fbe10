import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { describeMissingNode, environment, nodePath } from '../bin/node-path.mjs'
import { runChild } from '../bin/run-child.mjs'
import { ensureBuilt, ensureInstalled, prepare, root } from './prepare.mjs'
import { closingLine, isPassed, tally } from './tally.mjs'

// What the npm scripts call. It runs on Node 20.20 and hands over to a recent one.

const checks = [
  ['types', ...typesOf('tsconfig.json')],
  ['types of the page', ...typesOf('web/tsconfig.json')],
  ['types of the pure folders', ...typesOf('tsconfig.pure.json')],
  ['lint', 'oxlint/bin/oxlint', '--type-aware', '--deny-warnings'],
  ['format', 'oxfmt/bin/oxfmt', '--check'],
]

const commands = {
  async start() {
    const node = await prepare()
    if (node === null) return 1
    const main = join(root, 'dist', 'src', 'cli', 'main.js')
    return inherit(node, node, [main, 'serve', join('examples', 'harbor'), '--show'])
  },

  async build() {
    return (await prepare()) === null ? 1 : 0
  },

  async check() {
    const node = await installedNode()
    return node !== null && (await failedChecks(node)).length === 0 ? 0 : 1
  },

  async test(args, more = {}) {
    const node = await installedNode()
    if (node === null) return 1
    const isBuilt = await ensureBuilt(node)
    const failed = isBuilt ? [] : ['build']
    failed.push(...(await failedChecks(node)))
    // The tests need not build the page once more.
    const page = isBuilt ? { BOWLINE_BUILT_PAGE: join(root, 'dist', 'web') } : {}
    const report = await vitestReport(node, args, { ...page, ...more })
    const result = tally(report, failed.length)
    if (failed.length > 0) console.log(`\nfailed: ${failed.join(', ')}`)
    console.log(`\n${closingLine(result)}`)
    return isPassed(result) && report.code === 0 ? 0 : 1
  },

  'test:thorough': (args) => commands.test(args, { BOWLINE_THOROUGH: '1' }),

  async golden(args) {
    const node = await prepare()
    if (node === null) return 1
    return vitest(node, ['run', '-u', ...args], { BOWLINE_GOLDEN: '1' })
  },

  async run([command, ...args]) {
    const node = await installedNode()
    if (node === null) return 1
    if (command === undefined) return misuse('run needs a command')
    return inherit(node, command, args)
  },
}

async function installedNode() {
  if (!(await ensureInstalled())) return null
  const node = nodePath(root)
  if (node === null) console.error(describeMissingNode())
  return node
}

/** Compares with what the last check has found, and looks at what has changed since. */
function typesOf(config) {
  const found = join('node_modules', '.cache', 'bowline', `${config.replaceAll('/', '-')}.found`)
  return ['typescript/bin/tsc', '-p', config, '--incremental', '--tsBuildInfoFile', found]
}

async function failedChecks(node) {
  const failed = []
  for (const [name, tool, ...args] of checks) {
    console.log(`check: ${name}`)
    const code = await inherit(node, node, [join(root, 'node_modules', tool), ...args])
    if (code !== 0) failed.push(name)
  }
  return failed
}

async function vitestReport(node, args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'bowline-test-'))
  const file = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  try {
    const code = await vitest(node, ['run', ...reporters, ...args], env)
    return { code, json: parsed(file) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function parsed(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function vitest(node, args, env = {}) {
  return inherit(node, node, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), ...args], env)
}

function inherit(node, command, args, env = {}) {
  return runChild(command, args, {
    cwd: root,
    env: { ...environment(root, node), ...env },
    shell: process.platform === 'win32' && command !== node,
    // npm runs us through a shell, which dies of a signal without passing it on.
    withParent: process.env['npm_lifecycle_event'] !== undefined,
  })
}

function misuse(reason) {
  console.error(`launch: ${reason}; the commands are ${Object.keys(commands).join(', ')}`)
  return 2
}

const [name = '', ...rest] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : null
try {
  process.exitCode = command === null ? misuse(`unknown command: ${name}`) : await command(rest)
} catch (error) {
  console.error(`launch: ${name} failed: ${error.message}`)
  process.exitCode = 1
}
