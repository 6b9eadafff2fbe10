import type { Answer } from './answer.ts'
import { bowtie } from './bowtie.ts'
import { CallError } from './call-error.ts'
import { chance } from './chance.ts'
import { change } from './change.ts'
import { compare } from './compare.ts'
import { explain } from './explain.ts'
import { findings } from './findings.ts'
import { forecast } from './forecast.ts'
import { goalSeek } from './goal-seek.ts'
import { levers } from './levers.ts'
import { meetings } from './meetings.ts'
import { loop } from './loop.ts'
import { lifetime } from './lifetime.ts'
import { numbers } from './numbers.ts'
import { purchases } from './purchases.ts'
import { reconcile } from './reconcile.ts'
import { plan } from './plan.ts'
import { retention } from './retention.ts'
import { revenue } from './revenue.ts'
import { simulate } from './simulate.ts'
import { trend } from './trend.ts'
import { suggestName } from './suggest-name.ts'
import { transition } from './transition.ts'

/** Every answer there is. One line here makes it a command, a route and a line of `list`. */
export const answers: readonly Answer[] = [
  bowtie,
  numbers,
  transition,
  trend,
  change,
  compare,
  levers,
  meetings,
  revenue,
  retention,
  reconcile,
  plan,
  forecast,
  chance,
  goalSeek,
  simulate,
  loop,
  lifetime,
  purchases,
  findings,
  explain,
]

/** The answer of that name; a `CallError` names the nearest where there is none. */
export function answerNamed(name: string, among: readonly Answer[] = answers): Answer {
  const found = among.find((answer) => answer.name === name)
  if (found !== undefined) return found
  const names = among.map((answer) => answer.name)
  throw new CallError('unknown_answer', `unknown answer: ${name}`, suggestName(name, names))
}
