import type { Catalog, Engine, Slice } from '../../engine/engine.ts'
import { sliceKey } from '../../models/data/slices.ts'
import type { Effort } from '../../models/math/lever.ts'
import type { Sheet } from '../../models/math/sheet.ts'
import { benchmarkTargets, bestTargets } from '../../models/math/lever-targets.ts'
import { bandOf, benchmarks } from '../../standard/benchmarks.ts'
import { CallError } from '../call-error.ts'
import { contractValues } from '../numbers/contract-values.ts'
import { effortAsked, type LeverInput } from './lever-input.ts'
import { measuredSheets, type SheetAsked } from '../plan/measure-sheet.ts'
import { checkDimension } from '../input/normalize.ts'

export interface SlicedSheet {
  readonly by: Slice
  readonly sheet: Sheet
}

/** What is done to the sheet of a slice. */
export interface SheetEffort {
  readonly of: (slice: SlicedSheet) => Effort
  /** Of `best`: the dimension whose values are compared. */
  readonly bestOf: string | null
}

type Given = Pick<LeverInput, 'effort' | 'bestOf' | 'benchmark'>

/** The effort of each sheet: the same for all, or up to what its own slices or others reach. */
export async function sheetEffort(
  engine: Engine,
  asked: SheetAsked,
  input: Given,
): Promise<SheetEffort> {
  const effort = effortAsked(input.effort)
  if (effort.how === 'best') return upToBest(engine, asked, input)
  if (effort.how === 'benchmark') return upToBenchmark(engine, asked, input)
  const { how, by } = effort
  return { of: () => ({ how, by }), bestOf: null }
}

/** Where nobody says: motions differ most, then segments. */
const USUAL = ['motion', 'segment']

async function upToBest(
  engine: Engine,
  asked: SheetAsked,
  { bestOf: wanted }: Given,
): Promise<SheetEffort> {
  const bestOf = wanted?.trim() ?? usualDimension(engine.catalog, asked)
  if (bestOf === null) {
    throw new CallError(
      'bad_option',
      'effort best has no slices to choose from: no dimension is named',
      'name a dimension with best-of',
    )
  }
  checkDimension(engine.catalog, bestOf)
  if (asked.by.includes(bestOf)) {
    throw new CallError(
      'bad_option',
      `best-of is split by already: ${bestOf}`,
      'leave it out of by, or choose another dimension',
    )
  }
  const inner = await measuredSheets(engine, { ...asked, by: [...asked.by, bestOf] })
  const targets = (outer: Slice) =>
    bestTargets(
      inner
        .filter(({ by }) => sliceKey(by.slice(0, -1)) === sliceKey(outer))
        .map(({ sheet }) => sheet),
    )
  return { of: ({ by }) => ({ how: 'upTo', targets: targets(by) }), bestOf }
}

function usualDimension({ dimensions }: Catalog, { by }: SheetAsked): string | null {
  const free = dimensions.map(({ name }) => name).filter((name) => !by.includes(name))
  return USUAL.find((name) => free.includes(name)) ?? null
}

async function upToBenchmark(
  engine: Engine,
  asked: SheetAsked,
  { benchmark: id }: Given,
): Promise<SheetEffort> {
  const table = benchmarks.find((each) => each.id === id)
  if (table === undefined) throw new Error(`preset is not in the standard: ${id}`)
  const contracts = await contractsOf(engine, asked)
  return {
    of: ({ by, sheet }) => {
      const contract = contracts(by) ?? sheet.cells.price?.value ?? null
      const targets = contract === null ? {} : benchmarkTargets(sheet, bandOf(table, contract))
      return { how: 'upTo', targets }
    },
    bestOf: null,
  }
}

/** By the amounts of journeys where there are any; a slice that is typed alone has none. */
async function contractsOf(engine: Engine, asked: SheetAsked) {
  const names = engine.catalog.dimensions.map(({ name }) => name)
  const isKnown = asked.by.every((name) => names.includes(name))
  return isKnown ? contractValues(engine, asked, undefined) : () => null
}
