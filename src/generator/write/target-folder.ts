import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'

/** What a made-up company consists of; builds of it lie beside. */
const OWN = new Set([
  '.bowline',
  'bowline.yaml',
  'truth.yaml',
  'tally.json',
  'expected.json',
  'generated.json',
  'marketing',
  'crm',
  'billing',
  'product',
  'finance',
])

/** The folder is not free to be written to. */
export class TargetError extends Error {
  readonly remedy: string
  constructor(message: string, remedy: string) {
    super(message)
    this.name = 'TargetError'
    this.remedy = remedy
  }
}

export interface Target {
  /** Where to write; nobody else does. */
  readonly draft: string
  /** Puts what was written in its place, in one step. */
  publish(): Promise<void>
  /** Removes what was written. */
  discard(): Promise<void>
}

/** @throws TargetError where the folder holds what is not a made-up company, or was changed by hand */
export async function claimTarget(out: string): Promise<Target> {
  const parent = path.dirname(out)
  await mkdir(parent, { recursive: true })
  await sweep(out)
  await checkFree(out)
  const draft = beside(out, `draft-${process.pid}`)
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft)
  return {
    draft,
    discard: () => rm(draft, { recursive: true, force: true }),
    publish: async () => {
      await checkFree(out)
      const old = beside(out, `old-${process.pid}`)
      if (existsSync(out)) await rename(out, old)
      await rename(draft, out)
      await rm(old, { recursive: true, force: true })
    },
  }
}

/** What tells a project file that is as it was written from one that somebody changed. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

async function checkFree(out: string): Promise<void> {
  if (!existsSync(out)) return
  if (!(await stat(out)).isDirectory()) {
    throw new TargetError(`a file is in the way: ${out}`, 'Name a folder that is not there yet.')
  }
  const names = await readdir(out)
  if (names.length === 0) return
  const other = names.find((name) => !OWN.has(name))
  const remedy = 'Name a folder that is not there yet, or empty this one.'
  if (other !== undefined || !names.includes('generated.json')) {
    const found = other ?? names[0] ?? ''
    throw new TargetError(`folder holds what was not generated: ${path.join(out, found)}`, remedy)
  }
  const made = JSON.parse(await readFile(path.join(out, 'generated.json'), 'utf8')) as unknown
  const project = await readFile(path.join(out, 'bowline.yaml'), 'utf8').catch(() => null)
  const given = (made as { readonly project?: unknown } | null)?.project
  if (project !== null && fingerprint(project) !== given) {
    throw new TargetError(
      `project file was changed by hand: ${path.join(out, 'bowline.yaml')}`,
      'Move it out of the folder, or generate into another one.',
    )
  }
}

/** Removes what processes that are gone have left, and puts back what they had set aside. */
async function sweep(out: string): Promise<void> {
  const parent = path.dirname(out)
  const pattern = /^\.(.+)\.(draft|old)-(\d+)$/u
  for (const name of await readdir(parent)) {
    const parts = pattern.exec(name)
    if (parts === null || parts[1] !== path.basename(out) || isRunning(Number(parts[3]))) continue
    const left = path.join(parent, name)
    if (parts[2] === 'old' && !existsSync(out)) await rename(left, out)
    else await rm(left, { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function beside(out: string, what: string): string {
  return path.join(path.dirname(out), `.${path.basename(out)}.${what}`)
}
