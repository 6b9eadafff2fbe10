import type { TypedSheet } from '../../plans/plan-file.ts'
import {
  ASSUMED,
  stepsOf,
  timeCell,
  valueOf,
  valuesOf,
  type Cell,
  type Cells,
  type Sheet,
} from './sheet.ts'

export interface PlannedFrom {
  readonly motion: string | null
  /** What is measured, complete or not; `null`: nothing. */
  readonly measured: Sheet | null
  readonly typed: TypedSheet | null
  /** What a published table says of a yearly contract, for a sheet of these stages. */
  readonly benchmark: ((sheet: Sheet, contract: number) => Cells) | null
  /** Every stage that is known, in the order of the bowtie. */
  readonly order: readonly string[]
}

/**
 * A sheet in which each cell says where it is from: what is typed holds, then what is measured, a
 * published table's, and last what is taken where nobody says.
 */
export function plannedSheet(from: PlannedFrom): Sheet {
  const { motion, measured, typed, benchmark } = from
  const stages = [...stagesOf(from), 'commit']
  const own = Object.entries(typed?.values ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, cell(value, 'typed')] as const],
  )
  const sofar: Sheet = {
    motion,
    stages,
    cells: { ...measured?.cells, ...Object.fromEntries(own) },
    curves: curvesOf(measured, typed),
    history: measured?.history ?? {},
    paidEarly: typed?.values.running === undefined ? (measured?.paidEarly ?? null) : null,
    young: measured?.young ?? null,
    ahead: typed?.values.gross_retention === undefined ? (measured?.ahead ?? null) : null,
  }
  const values = valuesOf(sofar)
  const contract = valueOf(values, 'price') * (1 - valueOf(values, 'discount'))
  const table = benchmark === null ? {} : benchmark(sofar, contract)
  const assumed = [
    ...Object.entries(ASSUMED),
    ...stepsOf(sofar).map((stage) => [`days:${stage}`, 0] as const),
  ].map(([name, value]) => [name, cell(value ?? 0, 'assumed')] as const)
  return { ...sofar, cells: { ...Object.fromEntries(assumed), ...table, ...sofar.cells } }
}

function cell(value: number, from: Cell['from']): Cell {
  return { value, from, low: null, high: null, n: null }
}

/** Those measured, and those typed in their places. */
function stagesOf({ measured, typed, order }: PlannedFrom): readonly string[] {
  const stages = [...stepsOf(measured ?? { stages: [] })]
  const place = (stage: string): number => order.indexOf(stage)
  for (const [index, stage] of (typed?.stages ?? []).entries()) {
    if (stages.includes(stage)) continue
    const before = stages.indexOf(typed?.stages[index - 1] ?? '')
    const next = stages.findIndex((other) => place(other) > place(stage))
    const at = place(stage) < 0 || next < 0 ? before + 1 : next
    stages.splice(place(stage) >= 0 && next < 0 ? stages.length : at, 0, stage)
  }
  return stages
}

/** How fast those go on who do is measured as long as nobody has typed how many days it takes. */
function curvesOf(measured: Sheet | null, typed: TypedSheet | null): Sheet['curves'] {
  return Object.fromEntries(
    Object.entries(measured?.curves ?? {}).filter(
      ([stage]) => typed?.values[timeCell(stage)] === undefined,
    ),
  )
}
