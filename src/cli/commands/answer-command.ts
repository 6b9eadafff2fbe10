import { resolve } from 'node:path'
import type { Answer } from '../../answers/answer.ts'
import { ask } from '../../answers/ask.ts'
import { keptFor } from '../../answers/kept-for.ts'
import { readInput } from '../../answers/input/read-input.ts'
import { programName } from '../call-text.ts'
import type { Effects } from '../effects.ts'
import { forecastShelf } from '../forecast-shelf.ts'
import { languageOf } from '../language.ts'
import { openFolder } from '../open-folder.ts'
import { printAnswer } from '../print-answer.ts'
import type { OutputOptions } from '../command-options.ts'
import { terminalWidth } from '../terminal-width.ts'
import { columnsAsked } from '../columns-asked.ts'
import { checkOutput, writeOutput } from '../write-output.ts'

/** `bowline <answer> [folder]` */
export async function answerCommand(
  answer: Answer,
  /** As it was given. */
  folder: string | undefined,
  { format, output, columns, strict, ...raw }: OutputOptions,
  effects: Effects,
): Promise<number> {
  // A call that cannot be meant must not wait for a build first.
  readInput(answer, raw)
  const shown = columnsAsked(columns, format)
  await checkOutput(output, effects)
  const project = resolve(effects.cwd, folder ?? '.')
  const plan = answer.planned === true ? await effects.room.readPlan(project) : null
  const scenarios = answer.supposed === true ? await effects.room.readScenarios(project) : []
  const { engine, stale } = await openFolder(project, effects)
  try {
    const kept = await keptFor(answer, forecastShelf(project, effects))
    const known = { engine, stale, plan, scenarios, ...kept, lang: languageOf(effects.env) }
    const envelope = await ask(answer, known, raw)
    const lang = envelope.input['lang'] === 'fr' ? 'fr' : 'en'
    const terminal = {
      width: terminalWidth(effects),
      isTerminal: output === undefined && effects.stdout.columns !== undefined,
      lang,
      program: programName(effects.env),
      folder: folder ?? '',
      columns: shown,
    } as const
    await writeOutput(printAnswer(envelope, format, terminal), output, effects)
    const failed = envelope.findings.some(({ severity }) => severity === 'error')
    return strict === true && failed ? 1 : 0
  } finally {
    await engine.close()
  }
}
