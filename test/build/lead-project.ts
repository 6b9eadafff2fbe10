import type { Engine } from '../../src/engine/engine.ts'
import { SOUND } from './scratch-project.ts'
import type { Files } from './scratch-project.ts'

/** What the bowtie of a project of leads comes down to. */
export interface LeadCounts {
  readonly entered: number
  readonly won: number
}

/** A state of the inputs: each has a length of its own, and every third lead is won. */
export function leadCounts(state: number, rows: number): LeadCounts {
  const entered = rows + 7 * state
  return { entered, won: Math.ceil(entered / 3) }
}

export function leadsCsv({ entered }: LeadCounts): string {
  const lines = Array.from({ length: entered }, (_, i) => {
    return `lead ${i},2025-01-0${1 + (i % 9)},${i % 3 === 0 ? '2025-02-03' : ''}\n`
  })
  return `id,seen,won\n${lines.join('')}`
}

/** A sound project over these leads. */
export function leadProject(counts: LeadCounts): Files {
  return { ...SOUND, 'leads.csv': leadsCsv(counts) }
}

export const SOUND_YAML = String(SOUND['bowline.yaml'])

/** The same project with a fault that only reading all rows finds. */
export const FAULTY_YAML = SOUND_YAML.replace('from leads\n', 'from leads where id::int > 0\n')

/** What an engine says; throws where its counts contradict each other. */
export async function countLeads(engine: Engine): Promise<LeadCounts> {
  const counts = await engine.counts({
    view: 'cohort',
    asOf: engine.catalog.asOf,
    path: null,
    stage: null,
    knownBefore: null,
    from: null,
    to: null,
    interval: null,
    by: [],
    where: [],
    scope: [],
    ages: false,
  })
  const sum = (stage: string, event: string | null) =>
    counts
      .filter((count) => count.stage === stage && (event === null || count.event === event))
      .reduce((total, { count }) => total + count, 0)
  const won = sum('commit', null)
  const goneOn = sum('education', 'next')
  if (goneOn !== won) throw new Error(`gone on and won differ: ${goneOn} and ${won}`)
  return { entered: sum('education', null), won }
}
