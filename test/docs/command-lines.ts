import type { Command, Option } from 'commander'

/** The words of each command in a shell fence; comments, pipes and redirections end one. */
export function commandLines(text: string): readonly (readonly string[])[] {
  return text
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.replace(/^\s*\$\s+/, ''))
    .flatMap((line) => line.split(/\s+(?:#.*|\|\s*|&&\s*|\|\|\s*|;\s*)/))
    .map((line) => line.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? [])
    .map((words) =>
      words.slice(
        Math.max(
          0,
          words.findIndex((word) => !/^\w+=/.test(word)),
        ),
      ),
    )
    .map((words) => (words[0] === 'npx' ? words.slice(1) : words))
    .filter((words) => words.length > 0 && !(words[0] ?? '').startsWith('#'))
}

/** What is wrong with a `bowline …` line, or `null`. */
export function faultOfCall(words: readonly string[], program: Command): string | null {
  const [name, ...rest] = words.slice(1)
  if (name === undefined) return null
  if (name.startsWith('-')) return faultOfArguments(words.slice(1), program)
  const command = program.commands.find((one) => one.name() === name || one.alias() === name)
  return command === undefined ? `no command ${name}` : faultOfArguments(rest, command)
}

function faultOfArguments(words: readonly string[], command: Command): string | null {
  let positional = 0
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (/^\d?>/.test(word)) break
    if (!word.startsWith('-')) {
      positional += 1
      continue
    }
    const [flag = '', given] = word.split('=', 2)
    if (flag === '--help' || flag === '-h') continue
    const option = command.options.find((one) => one.long === flag || one.short === flag)
    if (option === undefined) return `${command.name()} has no option ${flag}`
    const value = given ?? (takesValue(option) ? words[(at += 1)] : undefined)
    if (option.required && value === undefined) return `${flag} needs a value`
    if (value !== undefined && option.argChoices?.includes(value) === false) {
      return `${flag} does not take ${value}`
    }
  }
  const room = command.registeredArguments.some((one) => one.variadic)
    ? Infinity
    : command.registeredArguments.length
  return positional > room ? `${command.name()} takes ${room} folder, not ${positional}` : null
}

function takesValue(option: Option): boolean {
  return option.required || option.optional
}
