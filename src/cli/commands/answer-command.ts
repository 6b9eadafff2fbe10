import type { Answer } from '../../answers/answer.ts'
import { ask } from '../../answers/ask.ts'
import { readInput } from '../../answers/read-input.ts'
import type { Effects } from '../effects.ts'
import { languageOf } from '../language.ts'
import { openFolder } from '../open-folder.ts'
import { printAnswer } from '../print-answer.ts'
import type { OutputOptions } from '../command-options.ts'
import { terminalWidth } from '../terminal-width.ts'
import { writeOutput } from '../write-output.ts'

/** `bowline <answer> [folder]` */
export async function answerCommand(
  answer: Answer,
  folder: string,
  { format, output, strict, ...raw }: OutputOptions,
  effects: Effects,
): Promise<number> {
  // A call that cannot be meant must not wait for a build first.
  readInput(answer, raw)
  const { engine, stale } = await openFolder(folder, effects)
  try {
    const envelope = await ask(answer, { engine, stale, lang: languageOf(effects.env) }, raw)
    const lang = envelope.input['lang'] === 'fr' ? 'fr' : 'en'
    const width = terminalWidth(effects)
    await writeOutput(printAnswer(envelope, format, { width, lang }), output, effects)
    const failed = envelope.findings.some(({ severity }) => severity === 'error')
    return strict === true && failed ? 1 : 0
  } finally {
    await engine.close()
  }
}
