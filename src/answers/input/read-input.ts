import type { Answer } from '../answer.ts'
import { CallError } from '../call-error.ts'
import { checkText } from './check-text.ts'
import { suggestName } from './suggest-name.ts'
import { optionsOf, type AnswerOption } from './options.ts'

export type RawInput = Readonly<Record<string, unknown>>

/**
 * Checks what a caller gives, text as from a command line or an address included (keys may be
 * camelCase or kebab-case), against the answer's schema. What does not fit is a `CallError`.
 */
export function readInput<Input>(answer: Answer<Input>, raw: RawInput): Input {
  const options = optionsOf(answer)
  const known = new Map(
    options.flatMap((option) => [
      [option.key, option],
      [option.name, option],
    ]),
  )
  const values = new Map<string, unknown>()
  for (const [name, value] of Object.entries(raw)) {
    if (value === undefined) continue
    const option = known.get(name)
    if (option === undefined) {
      const names = options.map((option) => option.name)
      const remedy = suggestName(name, names)
      throw new CallError('unknown_option', `${answer.name} takes no option ${name}`, remedy)
    }
    if (values.has(option.key)) throw twice(option)
    checkText(option.name, value)
    values.set(option.key, valueOf(option, value))
  }
  const missing = options.find(({ key, required }) => required && !values.has(key))
  if (missing !== undefined) {
    const { name, description } = missing
    throw new CallError('bad_option', `${answer.name} needs ${name}`, description.en)
  }
  const parsed = answer.input.safeParse(Object.fromEntries(values))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const option = options.find(({ key }) => key === issue?.path[0])
  throw badOption(option, values, issue?.message ?? 'not understood')
}

function valueOf(option: AnswerOption, value: unknown): unknown {
  if (option.kind === 'list') return typeof value === 'string' ? [value] : value
  if (Array.isArray(value)) {
    if (value.length !== 1) throw twice(option)
    return valueOf(option, value[0])
  }
  if (typeof value !== 'string') return value
  if (option.kind === 'number' && /^-?\d+(?:\.\d+)?$/u.test(value.trim())) return Number(value)
  if (option.kind === 'flag' && ['true', 'false'].includes(value)) return value === 'true'
  return value
}

function badOption(
  option: AnswerOption | undefined,
  values: ReadonlyMap<string, unknown>,
  reason: string,
): CallError {
  if (option === undefined) return new CallError('bad_option', reason, 'see its help')
  const value = values.get(option.key)
  const shown = typeof value === 'string' ? value : JSON.stringify(value)
  if (option.choices !== null) {
    const remedy = suggestName(shown, option.choices)
    const expected = option.choices.join(', ')
    return new CallError('bad_option', `${option.name} is none of ${expected}: ${shown}`, remedy)
  }
  return new CallError('bad_option', `${option.name} does not fit: ${shown}`, reason)
}

function twice({ name }: AnswerOption): CallError {
  return new CallError('bad_option', `${name} is given twice`, `give ${name} once`)
}
