import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { harborFiles } from './harbor/harbor-files.ts'

const folder = new URL('../examples/harbor/data/', import.meta.url)
const files = harborFiles()

await mkdir(folder, { recursive: true })
for (const name of await readdir(folder)) {
  if (!files.has(name)) await rm(new URL(name, folder))
}
for (const [name, text] of files) await writeFile(new URL(name, folder), text)
