import { createReadStream, createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { CannotRefresh } from '../engine/duckdb/refresh/cannot-refresh.ts'
import { readCsvHeader } from '../engine/duckdb/sources/csv-header.ts'
import type { Source } from '../project/project.ts'
import { mayGrow, sizeOf, versions } from './made-from.ts'
import type { MadeFrom, ReadFile } from './made-from.ts'
import type { FileState, Inputs } from './read-inputs.ts'
import { textSums } from './text-sums.ts'

/**
 * What was added to append-only sources since a build: new files, and rows behind the last ones of
 * old files, which are copied to files of their own. Throws `CannotRefresh` where anything else is
 * not as it was.
 * @param copies begins the paths of the copies
 */
export async function findAdded(
  { project, projectHash, states }: Inputs,
  before: MadeFrom,
  copies: string,
): Promise<readonly Source[]> {
  if (before.project !== projectHash) throw new CannotRefresh('bowline.yaml changed')
  if (before.versions.join() !== versions().join()) throw new CannotRefresh('bowline changed')
  const added: Source[] = []
  for (const source of project.sources) {
    const shown = (file: string): string => path.relative(project.folder, file)
    const old = new Map((before.sources[source.name] ?? []).map((read) => [read.file, read]))
    for (const file of old.keys()) {
      if (!source.files.includes(file)) throw new CannotRefresh(`${shown(file)} is gone`)
    }
    const fresh = source.files.filter((file) => !old.has(file))
    if (fresh.length > 0) {
      if (source.appendOnly === null) throw new CannotRefresh(`${shown(fresh[0] ?? '')} is new`)
      added.push({ ...source, files: fresh })
    }
    for (const file of source.files) {
      const [read, state] = [old.get(file), states.get(file) ?? []]
      if (read === undefined || isSame(read.state, state)) continue
      if (!(await isLonger(source, read, state))) {
        throw new CannotRefresh(`${shown(file)} changed`)
      }
      if (sizeOf(state) === sizeOf(read.state)) continue
      const copy = `${copies}.${added.length}.${source.format}`
      added.push(await copyTail(source, read, copy))
    }
  }
  return added
}

function isSame(one: FileState, other: FileState): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** It begins with what it was, and goes on, if it does, with whole rows. */
async function isLonger(source: Source, read: ReadFile, state: FileState): Promise<boolean> {
  const [was, is] = [sizeOf(read.state), sizeOf(state)]
  if (!mayGrow(source, read.file) || read.hash === null || is < was) return false
  const [sum] = await textSums(read.file, [was])
  if (sum?.hash !== read.hash) return false
  return is === was || (sum.endsLine && (source.format !== 'csv' || !sum.isQuoted))
}

async function copyTail(source: Source, read: ReadFile, copy: string): Promise<Source> {
  const rest = createReadStream(read.file, { start: sizeOf(read.state) })
  if (source.format !== 'csv') {
    await pipeline(rest, createWriteStream(copy))
    return { ...source, files: [copy] }
  }
  const { columns, delimiter } = await readCsvHeader(read.file, source.delimiter)
  const header = columns.map((column) => `"${column.replaceAll('"', '""')}"`).join(delimiter)
  await writeFile(copy, `${header}\n`)
  await pipeline(rest, createWriteStream(copy, { flags: 'a' }))
  return { ...source, files: [copy], delimiter }
}
