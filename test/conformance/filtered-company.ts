import type { Engine, Filter } from '../../src/engine/engine.ts'
import type { Cells } from '../../src/engine/reference/setup.ts'
import { formatDay } from '../../src/time/calendar.ts'
import type { Company } from './generate-rows.ts'
import { everyFact, everyRow } from './whole-answers.ts'

const ANCHOR = 'anchor'
const TABLES = ['journeys', 'stage_entries', 'losses', 'accounts'] as const

/**
 * The company with one more journey, a slice of its own, that is in every stage the company uses:
 * so leaving out other journeys leaves the stages as they are. An entry stays with its journey, and
 * ids stay as they are written: rows kept do not say which of them were united.
 */
export function withAnchor(company: Company): Company {
  const { journeys, stage_entries: entries = [], identities: _, ...others } = company.rows
  const columns = company.columns.journeys ?? []
  if (journeys === undefined) return company
  const stages = new Set(entries.map((entry) => entry['stage']?.trim() ?? ''))
  const own = entries.map((entry) =>
    'entry_id' in entry
      ? { ...entry, entry_id: `${entry['journey_id']}/${entry['entry_id']}` }
      : entry,
  )
  const anchored = [...stages].map((stage) =>
    rowWith(company.columns.stage_entries ?? [], { entry_id: stage, journey_id: ANCHOR, stage }),
  )
  const sliced = { journey_id: ANCHOR, origin: ANCHOR, motion: ANCHOR }
  const rows = {
    ...others,
    journeys: [...journeys, rowWith(columns, sliced)],
    stage_entries: [...own, ...anchored],
  }
  const { identities: _columns, ...columnsLeft } = company.columns
  return { ...company, rows, columns: columnsLeft }
}

/**
 * The company of one value's journeys and the anchor alone, from the rows the engine kept, and the
 * filter that should come to the same; `null` where there is nothing to slice by.
 */
export async function withOnly(
  engine: Engine,
  company: Company,
  chosen: number,
): Promise<{ readonly company: Company; readonly filter: Filter } | null> {
  const sliced = engine.catalog.dimensions.filter(({ name }) => ['origin', 'motion'].includes(name))
  const dimension = sliced[chosen % Math.max(1, sliced.length)]?.name
  if (dimension === undefined) return null
  const { asOf } = engine.catalog
  const whole = {
    view: 'cohort',
    asOf,
    path: null,
    stage: null,
    knownBefore: null,
    from: null,
    to: null,
    interval: null,
    ages: false,
  } as const
  const all = { ...whole, where: [], scope: [], by: [dimension] }
  const facts = await everyFact(engine, all, [])
  const value = facts.map(({ by }) => by[0] ?? null)[chosen % Math.max(1, facts.length)] ?? null
  const filter: Filter = { dimension, values: [value, ANCHOR] }
  const inside = await everyFact(engine, { ...all, where: [filter] }, [])
  const journeys = new Set<string | null>(inside.map(({ journey }) => journey))
  const rows: Record<string, readonly Cells[]> = {}
  const columns: Record<string, readonly string[]> = {}
  for (const table of TABLES) {
    const mapped = engine.catalog.tables.find(({ name }) => name === table)
    if (mapped === undefined) continue
    const kept = await everyRow(engine, { table, scope: [] })
    columns[table] = mapped.columns
    rows[table] =
      table === 'accounts' ? kept : kept.filter((row) => journeys.has(row['journey_id'] ?? null))
  }
  const setup = { ...company.setup, observedUntil: horizonsOf(engine) }
  return { company: { ...company, setup, rows, columns }, filter }
}

/**
 * A company of fewer rows would infer others: horizons are of the whole build, also of stages that
 * have none of their own there and take the latest.
 */
function horizonsOf({ catalog }: Engine): Company['setup']['observedUntil'] {
  const stages = catalog.stages.map(({ id, until }) => {
    return { table: 'stage_entries' as const, stage: id, until: formatDay(until) }
  })
  const losses = catalog.horizons.filter(({ table }) => table === 'losses')
  return [
    ...stages,
    ...losses.map(({ table, stage, until }) => ({ table, stage, until: formatDay(until) })),
  ]
}

function rowWith(columns: readonly string[], cells: Cells): Cells {
  return Object.fromEntries(columns.map((name) => [name, cells[name] ?? null]))
}
