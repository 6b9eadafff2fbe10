import type { Answer } from '../../answers/answer.ts'
import { describeAnswer, describeTopics } from '../../answers/describe-answer.ts'
import type { Effects } from '../effects.ts'
import { languageOf } from '../language.ts'
import type { ListOptions } from '../command-options.ts'
import { hangText } from '../../render/text/fit-text.ts'
import { terminalWidth } from '../terminal-width.ts'

/** `bowline list` */
export async function list(
  { format, lang }: ListOptions,
  effects: Effects,
  registry: readonly Answer[],
): Promise<number> {
  const language = lang ?? languageOf(effects.env)
  const described = registry.map((answer) => describeAnswer(answer, language))
  if (format === 'json') {
    await effects.stdout.write(`${JSON.stringify(described, null, 2)}\n`)
    return 0
  }
  const margin = described.reduce((widest, { name }) => Math.max(widest, name.length), 0) + 2
  const width = terminalWidth(effects)
  const lines = describeTopics(registry, language).flatMap((topic, at) => [
    ...(at === 0 ? [] : ['']),
    topic.label,
    ...described
      .filter((answer) => answer.topic === topic.name)
      .flatMap(({ name, question }) => hangText(`  ${name.padEnd(margin)}`, question, width)),
  ])
  await effects.stdout.write(`${lines.join('\n')}\n`)
  return 0
}
