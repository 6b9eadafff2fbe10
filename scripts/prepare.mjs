import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { describeMissingNode, environment, nodePath, ownNode, runs } from '../bin/node-path.mjs'
import { runChild } from '../bin/run-child.mjs'
import { isAlive, withLock } from './lock.mjs'

// Plain JavaScript without a dependency: it runs on Node 20.20, before anything is installed.

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const modules = join(root, 'node_modules')
const installed = join(modules, '.bowline-installed')
const dist = join(root, 'dist')
const built = join(dist, '.built')
const page = ['vite/bin/vite.js', 'build', '-c', 'web/vite.config.ts', '--logLevel', 'warn']
const toStandardError = ['ignore', process.stderr, process.stderr]

/** Installs and builds what is not yet, silently where all is: the Node to run, or `null`. */
export async function prepare() {
  if (!(await ensureInstalled())) return null
  const node = nodePath(root)
  if (node === null) console.error(describeMissingNode())
  return node !== null && (await ensureBuilt(node)) ? node : null
}

/** `false`, having said why on standard error, where it cannot be done. */
export async function ensureInstalled() {
  const wanted = wantedModules()
  if (contentOf(installed) === wanted) return true
  return withLock(join(root, '.bowline', 'install.lock'), async () => {
    if (contentOf(installed) === wanted) return true
    console.error('bowline: installing packages ...')
    // Not `npm ci`: it refuses a lock file written where a registry lacked the builds for other
    // platforms. This installs the same versions, from nothing, and leaves the lock file alone.
    rmSync(modules, { recursive: true, force: true })
    const code = await npm(['install', '--no-save', '--include=dev', '--include=optional'])
    if (code !== 0) {
      console.error(`bowline: npm install failed, exit code ${code}`)
      return false
    }
    linkCommand()
    dropBrokenNode()
    // Written last: an install that was killed leaves no marker.
    writeFileSync(installed, wanted)
    return true
  })
}

/** `false`, the compilers having said why on standard error, where the sources do not build. */
export async function ensureBuilt(node) {
  const wanted = wantedBuild()
  if (contentOf(built) === wanted) return true
  console.error('bowline: building ...')
  removeLeftOvers()
  const fresh = `${dist}-${process.pid}`
  const run = ([tool, ...args]) =>
    runChild(node, [join(modules, tool), ...args], {
      cwd: root,
      env: environment(root, node),
      stdio: toStandardError,
    })
  const codes = await Promise.all([
    run(['typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', fresh]),
    run([...page, '--outDir', join(fresh, 'web')]),
  ])
  const code = codes.find((each) => each !== 0) ?? 0
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    console.error(`bowline: the build failed, exit code ${code}`)
    return false
  }
  const worlds = join('src', 'generator', 'worlds')
  if (existsSync(join(root, worlds))) {
    cpSync(join(root, worlds), join(fresh, worlds), { recursive: true })
  }
  writeFileSync(join(fresh, '.built'), wanted)
  publish(fresh, wanted)
  return true
}

function npm(args) {
  const options = { cwd: root, stdio: toStandardError }
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund', '--no-progress']
  const all = [...args, '--ignore-scripts', ...quiet]
  const script = process.env['npm_execpath'] ?? ''
  if (/npm-cli\.[cm]?js$/.test(script)) return runChild(process.execPath, [script, ...all], options)
  return runChild('npm', all, { ...options, shell: process.platform === 'win32' })
}

function wantedModules() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`
}

/** `npx bowline` in a checkout: npm links the commands of dependencies only. */
function linkCommand() {
  if (process.platform === 'win32') return
  const link = join(modules, '.bin', 'bowline')
  rmSync(link, { force: true })
  symlinkSync(join('..', '..', 'bin', 'bowline.mjs'), link)
}

/** npm scripts find `.bin/node` first: one that does not start here would hide one that does. */
function dropBrokenNode() {
  const link = join(modules, '.bin', 'node')
  if (existsSync(link) && !runs(ownNode(root))) unlinkSync(link)
}

/** What the build is made from, by path, size and time of change. Tests are not built. */
function wantedBuild() {
  const top = readdirSync(root).filter((name) => /^tsconfig.*\.json$/.test(name))
  const files = [...top, ...filesUnder('src'), ...filesUnder('standard'), ...filesUnder('web')]
    .filter((path) => !path.endsWith('.test.ts'))
    .sort((a, b) => (a < b ? -1 : 1))
  const hash = createHash('sha256')
  for (const path of files) {
    const { size, mtimeMs } = statSync(join(root, path))
    hash.update(`${path} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function filesUnder(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesUnder(path)
    return entry.isFile() ? [path] : []
  })
}

/** Puts a whole build in the place of the last. Of two that are alike, the first one stays. */
function publish(fresh, wanted) {
  const old = `${dist}-old-${process.pid}`
  while (contentOf(built) !== wanted) {
    try {
      if (existsSync(dist)) renameSync(dist, old)
      renameSync(fresh, dist)
    } catch (error) {
      // Another build took the place, or the last one away, between our two steps.
      if (!['ENOENT', 'ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) throw error
    }
    rmSync(old, { recursive: true, force: true })
  }
  rmSync(fresh, { recursive: true, force: true })
}

function removeLeftOvers() {
  for (const name of readdirSync(root)) {
    const pid = /^dist-(?:old-)?(\d+)$/.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) {
      rmSync(join(root, name), { recursive: true, force: true })
    }
  }
}

function contentOf(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
