import { realpath } from 'node:fs/promises'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { buildProject } from '../../src/build/build-project.ts'
import { asOnlyBuilder } from '../../src/build/builder-lock.ts'
import { createBuildsFolder, lockFile } from '../../src/build/builds-folder.ts'
import { openProject } from '../../src/build/open-project.ts'
import { describeProjectError, ProjectError } from '../../src/project/project-error.ts'
import { countLeads } from './lead-project.ts'
import { NOW } from './scratch-project.ts'
import type { Told } from './told.ts'

/** Started by `told.ts`: does what its standard input says, one word a line. */
const [folder = '.'] = process.argv.slice(2)
const lines = createInterface(process.stdin)[Symbol.asyncIterator]()
say('ready')
for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
  if (line.value === 'hold') await holdLock()
  else say(JSON.stringify(await obey(line.value)))
}

/** Is the only builder until the next word. */
async function holdLock(): Promise<void> {
  await createBuildsFolder(folder)
  const lock = lockFile(await realpath(folder))
  const waiting = () => undefined
  await asOnlyBuilder(lock, waiting, async () => {
    say('{}')
    await lines.next()
  })
}

async function obey(word: string): Promise<Told> {
  const progress: string[] = []
  const effects = { env: {}, now: () => NOW, progress: (line: string) => void progress.push(line) }
  const began = performance.now()
  const told = (rest: Partial<Told>): Told => ({
    id: null,
    counts: null,
    stale: null,
    error: null,
    progress,
    milliseconds: performance.now() - began,
    ...rest,
  })
  try {
    if (word === 'build') return told({ id: (await buildProject(folder, effects)).id })
    const { engine, stale } = await openProject(folder, effects)
    const counts = await countLeads(engine)
    await engine.close()
    return told({ id: engine.catalog.build.id, counts, stale: stale?.reason ?? null })
  } catch (error) {
    if (error instanceof ProjectError) return told({ error: describeProjectError(error) })
    throw error
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
