import { resolve } from 'node:path'
import { CallError } from '../../answers/call-error.ts'
import { counted } from '../../findings/wording.ts'
import { messKinds } from '../../generator/mess/mess.ts'
import { readMessy } from '../../generator/mess/read-messy.ts'
import { generate as write } from '../../generator/write/generate.ts'
import type { Generated, GenerateOptions } from '../../generator/write/generate.ts'
import { TargetError } from '../../generator/write/target-folder.ts'
import { readTruthFile } from '../../generator/write/truth-file.ts'
import { ProjectError } from '../../project/project-error.ts'
import { callOf, programName } from '../call-text.ts'
import type { GenerateCallOptions } from '../command-options.ts'
import type { Effects } from '../effects.ts'
import { journeyProgress } from '../journey-progress.ts'

/** Of a program that was asked to end, as a shell counts. */
const STOPPED = 130

/** `bowline generate --truth FILE --out DIR` */
export async function generate(options: GenerateCallOptions, effects: Effects): Promise<number> {
  const found = await readTruthFile(options.truth, resolve(effects.cwd, options.truth))
  if (found === null) {
    throw new CallError(
      'not_found',
      `no such truth: ${options.truth}`,
      'Give the path of a truth.yaml with --truth.',
    )
  }
  const stopping = new AbortController()
  void effects.stopped().then(() => stopping.abort())
  const progress = journeyProgress(effects)
  try {
    const { rows } = await onTarget({
      truth: found.truth,
      truthText: found.text,
      out: resolve(effects.cwd, options.out),
      size: wholeNumber('size', options.size, 1) ?? found.truth.size,
      seed: wholeNumber('seed', options.seed, 0) ?? 1,
      messy: messyOf(options.messy ?? []),
      format: options.format,
      expected: options.expected ?? false,
      ...workersOf(options),
      signal: stopping.signal,
      progress: progress.tell,
    })
    await progress.end()
    await effects.stdout.write(`made ${found.truth.company} in ${options.out}: ${rowCount(rows)}\n`)
    const call = callOf({ program: programName(effects.env), folder: options.out }, 'bowtie')
    await effects.stderr.write(`see its bowtie with: ${call}\n`)
    return 0
  } catch (error) {
    await progress.end()
    if (!stopping.signal.aborted) throw error
    await effects.stderr.write(`stopped: nothing was written to ${options.out}\n`)
    return STOPPED
  }
}

async function onTarget(options: GenerateOptions): Promise<Generated> {
  try {
    return await write(options)
  } catch (error) {
    if (error instanceof TargetError) throw new CallError('bad_option', error.message, error.remedy)
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined || !/^(EACCES|EDQUOT|ENOSPC|ENOTDIR|EPERM|EROFS)$/.test(code))
      throw error
    throw new ProjectError(`folder cannot be written to: ${(error as Error).message}`, {
      place: null,
      remedy: 'Make room or ask for the right to write there, or name another folder with --out.',
      cause: error,
    })
  }
}

function messyOf(given: readonly string[]) {
  const messy = readMessy(given)
  if (typeof messy !== 'string') return messy
  const kinds = Object.keys(messKinds).join(', ')
  throw new CallError(
    'bad_option',
    `--messy must be a kind, or a kind and a rate from 0 to 1: ${messy}`,
    `Kinds are ${kinds}; all stands for every one. Write --messy duplicates=0.1, for instance.`,
  )
}

function workersOf({ workers }: GenerateCallOptions): { workers?: number } {
  const found = wholeNumber('workers', workers, 1)
  return found === undefined ? {} : { workers: found }
}

function wholeNumber(name: string, given: string | undefined, least: number): number | undefined {
  if (given === undefined) return undefined
  const value = Number(given)
  if (/^\d+$/.test(given) && Number.isSafeInteger(value) && value >= least && value < 2 ** 31) {
    return value
  }
  throw new CallError(
    'bad_option',
    `--${name} must be a whole number from ${least}: ${given}`,
    `Write --${name} 1000, for instance.`,
  )
}

function rowCount(rows: Readonly<Record<string, number>>): string {
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
  return counted(total, ['row', 'rows'], 'en')
}
