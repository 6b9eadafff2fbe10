import { stages } from '../../standard/stages.ts'
import type { Fault } from './fault.ts'
import type { TruthShape } from './truth-schema.ts'

/** Each step says how a stage is left, once; nobody skips the commitment or the impact. */
export function checkSteps({ steps }: TruthShape, fault: Fault): void {
  const given = stages.flatMap(({ id }) => {
    const step = steps[id as keyof typeof steps]
    return step === undefined ? [] : [{ id, step }]
  })
  const left = given.filter(({ id }) => id !== 'commit' && id !== 'live')
  if (left.length === 0) {
    fault(['steps'], 'has no stage before commit', 'write `awareness: { chance: 0.3 }`')
  }
  for (const { id, step } of given) {
    const path = ['steps', id]
    const { meetings, chance, skip = 0 } = step
    if (meetings === undefined && chance === undefined) {
      fault(path, 'has no chance', 'write `chance: 0.3`, or `meetings`')
    }
    if (meetings !== undefined) {
      for (const key of ['chance', 'lost', 'time', 'time_lost'] as const) {
        if (step[key] === undefined) continue
        fault([...path, key], 'stands beside meetings, which settle it', 'remove one of the two')
      }
    }
    const over = id === 'live' ? 'impact' : 'commit'
    if (skip > 0 && (id === 'live' || id === left.at(-1)?.id)) {
      fault([...path, 'skip'], `must be 0: nobody passes ${over} over`, 'write 0')
    }
  }
}
