#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describeMissingNode, nodePath } from './node-path.mjs'
import { runChild } from './run-child.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const main = join(root, 'dist', 'src', 'cli', 'main.js')
const preparation = join(root, 'scripts', 'prepare.mjs')

// In a checkout, what runs is what the sources say. An installed package is built already.
if (existsSync(preparation)) {
  const { prepare } = await import(pathToFileURL(preparation).href)
  if (!(await prepare())) process.exit(1)
}

const node = nodePath(root)
if (node === null) {
  console.error(describeMissingNode())
  process.exitCode = 1
} else if (node === process.execPath) {
  await import(pathToFileURL(main).href)
} else {
  process.exitCode = await runChild(node, [main, ...process.argv.slice(2)])
}
