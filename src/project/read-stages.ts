import { stages } from '../standard/stages.ts'
import type { Text } from '../standard/types.ts'
import { instead, nearestName } from '../standard/nearest-name.ts'
import type { StageChange } from './project.ts'
import { report } from './reading.ts'
import type { Reading } from './reading.ts'

const standard = new Set(stages.map((stage) => stage.id))

/** Stages left out, renamed and added. */
export function readStages(reading: Reading): readonly StageChange[] {
  const { yaml } = reading
  const changes: StageChange[] = []
  for (const [id, shape] of Object.entries(reading.shape.stages ?? {})) {
    const place = yaml.keyPlace(['stages', id])
    const known = standard.has(id)
    if (!known && (shape === false || shape.after === undefined)) {
      const nearest = nearestName(id, standard)
      const add =
        shape === false || nearest !== null ? '' : ', or add `after:` for a stage of your own'
      report(reading, place, `unknown stage: ${id}`, instead(nearest, [...standard]) + add)
    } else if (shape === false) {
      changes.push({ id, change: 'leave out', place })
    } else if (shape.after === undefined) {
      changes.push({ id, change: 'rename', label: asText(shape.name), place })
    } else if (known) {
      report(
        reading,
        yaml.keyPlace(['stages', id, 'after']),
        `stage of the standard cannot be moved: ${id}`,
        'remove `after`, or choose another name',
      )
    } else {
      changes.push({ id, change: 'add', after: shape.after, label: asText(shape.name), place })
    }
  }
  const added = new Map(
    changes.flatMap((change) => (change.change === 'add' ? [[change.id, change.after]] : [])),
  )
  checkAfter(reading, added)
  // A stage comes after the one it follows, wherever the file has it.
  const steps = new Map(changes.map(({ id }) => [id, following(id, added).size]))
  return changes.sort((a, b) => (steps.get(a.id) ?? 0) - (steps.get(b.id) ?? 0))
}

/** The stages a project has: the standard's and its own, without those left out. */
export function stageIds(reading: Reading): ReadonlySet<string> {
  const ids = new Set([...standard, ...reading.stageNames])
  for (const [id, shape] of Object.entries(reading.shape.stages ?? {})) {
    if (shape === false) ids.delete(id)
  }
  return ids
}

function checkAfter(reading: Reading, added: ReadonlyMap<string, string>): void {
  const known = [...new Set([...standard, ...reading.stageNames])]
  for (const [id, after] of added) {
    const place = reading.yaml.valuePlace(['stages', id, 'after'])
    if (!known.includes(after)) {
      const others = known.filter((name) => name !== id)
      const remedy = instead(nearestName(after, others), others)
      report(reading, place, `unknown stage in stages.${id}.after: ${after}`, remedy)
    } else if (following(id, added).has(id)) {
      report(
        reading,
        place,
        `stage follows itself: ${id}`,
        `write a stage of the standard in \`after\`, such as \`${stages[0]?.id}\``,
      )
    }
  }
}

/** The stages that one follows, directly or through others. */
function following(id: string, added: ReadonlyMap<string, string>): ReadonlySet<string> {
  const seen = new Set<string>()
  let at = added.get(id)
  while (at !== undefined && !seen.has(at)) {
    seen.add(at)
    at = added.get(at)
  }
  return seen
}

function asText(name: string | Text): Text {
  return typeof name === 'string' ? { en: name, fr: name } : name
}
