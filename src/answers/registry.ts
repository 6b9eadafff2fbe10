import type { Answer } from './answer.ts'
import { bowtie } from './bowtie/bowtie.ts'
import { CallError } from './call-error.ts'
import { chance } from './forecast/chance.ts'
import { change } from './change/change.ts'
import { compare } from './compare/compare.ts'
import { explain } from './explain/explain.ts'
import { findings } from './findings/findings.ts'
import { forecast } from './forecast/forecast.ts'
import { goalSeek } from './forecast/goal-seek.ts'
import { levers } from './levers/levers.ts'
import { meetings } from './meetings/meetings.ts'
import { loop } from './loop/loop.ts'
import { lifetime } from './lifetime/lifetime.ts'
import { numbers } from './numbers/numbers.ts'
import { purchases } from './purchases/purchases.ts'
import { reconcile } from './reconcile/reconcile.ts'
import { plan } from './plan/plan.ts'
import { retention } from './money/retention.ts'
import { revenue } from './money/revenue.ts'
import { simulate } from './forecast/simulate.ts'
import { trend } from './change/trend.ts'
import { suggestName } from './input/suggest-name.ts'
import { transition } from './transition/transition.ts'

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
