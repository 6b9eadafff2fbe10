import { answers } from '../answers/registry.ts'
import { endingOf } from './boundary.ts'
import type { Effects } from './effects.ts'
import { createProgram } from './program.ts'

/** Runs one command line and gives its exit code. */
export async function run(
  args: readonly string[],
  effects: Effects,
  registry = answers,
): Promise<number> {
  let code = 0
  const program = createProgram(effects, registry, (ended) => {
    code = ended
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    const debug = (effects.env['BOWLINE_DEBUG'] ?? '') !== ''
    const ending = endingOf(error, { debug })
    await effects.stderr.write(ending.message)
    return ending.code
  }
}
