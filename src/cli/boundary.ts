import { CommanderError } from 'commander'
import { CallError } from '../answers/call-error.ts'
import { describeProjectError, ProjectError } from '../project/project-error.ts'
import { ProjectErrors } from '../project/project-errors.ts'
import { cleanText } from '../render/text/clean-text.ts'

/** What a run ends with: 0 answered, 1 the project, 2 the call, 3 ourselves. */
export interface Ending {
  readonly code: 0 | 1 | 2 | 3
  readonly message: string
}

/** The one place where errors become exit codes and text. */
export function endingOf(error: unknown, { debug }: { readonly debug: boolean }): Ending {
  if (error instanceof ProjectError) return ending(1, describeProjectError(error))
  if (error instanceof ProjectErrors) {
    return ending(1, error.errors.map(describeProjectError).join('\n'))
  }
  if (error instanceof CallError) return ending(2, `${error.message}\n  ${error.remedy}`)
  // Commander has said it already.
  if (error instanceof CommanderError) return { code: error.exitCode === 0 ? 0 : 2, message: '' }
  const message = error instanceof Error ? error.message : String(error)
  const stack = debug && error instanceof Error ? `\n${error.stack ?? ''}` : ''
  const hint = debug ? '' : '\n  set BOWLINE_DEBUG=1 to see where, and report it with what you ran'
  return ending(3, `this is a fault of ours: ${message}${hint}${stack}`)
}

function ending(code: 1 | 2 | 3, text: string): Ending {
  return { code, message: `${text.split('\n').map(cleanText).join('\n')}\n` }
}
