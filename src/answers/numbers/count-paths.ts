import type { Engine } from '../../engine/engine.ts'
import { rateOf } from '../../models/data/rates.ts'
import type { BowtieRow } from '../../models/data/bowtie.ts'
import { sliceKey } from '../../models/data/slices.ts'
import type { PathFigures } from '../../models/data/standard-numbers.ts'
import { standardPath, type StandardPath } from '../../models/data/standard-step.ts'
import { metricNamed } from '../../standard/metrics.ts'
import type { NumberedLabel } from '../../standard/numbering.ts'
import { SECONDS_PER_DAY } from '../../time/calendar.ts'
import { bySlice, inClusters } from '../bowtie/followed-slices.ts'
import { questionOf, type Asked } from '../input/normalize.ts'
import { pathAge } from '../transition/path-age.ts'

type PathsOf = (rows: readonly BowtieRow[]) => readonly PathFigures[]

/** The paths over several tracked stages that a numbering asks for: a function of a slice's rows. */
export async function countPaths(
  engine: Engine,
  asked: Asked,
  entries: readonly NumberedLabel[],
): Promise<PathsOf> {
  const counted = await Promise.all(
    pathsAsked(engine, entries).map((path) => countPath(engine, asked, path)),
  )
  return (rows) => counted.flatMap((path) => path(rows))
}

/** Once each: a rate and a time may share their path. */
function pathsAsked(
  { catalog }: Engine,
  entries: readonly NumberedLabel[],
): readonly Omit<StandardPath, 'metrics'>[] {
  const paths = new Map<string, Omit<StandardPath, 'metrics'>>()
  for (const { id } of entries) {
    const found = standardPath(metricNamed(id), catalog.stages)
    if (found !== null) paths.set(`${found.from} ${found.to}`, { from: found.from, to: found.to })
  }
  return [...paths.values()]
}

async function countPath(
  engine: Engine,
  asked: Asked,
  path: Omit<StandardPath, 'metrics'>,
): Promise<PathsOf> {
  const age = await pathAge(engine, path)
  if (age === null) return () => []
  const { view: _view, ages: _ages, ...question } = questionOf(asked)
  const { stages } = engine.catalog
  const isClustered = stages.some(({ id, repeats }) => id === path.from && repeats)
  const asking = {
    ...question,
    path,
    clusters: 0,
    within: [age * SECONDS_PER_DAY],
    reasons: false,
    unit: null,
  }
  const slices = bySlice(await engine.followed(asking))
  const clustered = isClustered ? bySlice(await engine.followed(inClusters(asking))) : null
  return (rows) => {
    const row = rows.find(({ stage }) => stage.id === path.from)
    if (row === undefined) return []
    const key = sliceKey(row.by)
    const own = slices.get(key) ?? []
    const together = clustered === null ? null : (clustered.get(key) ?? [])
    const entered = row.rateNaive.n ?? 0
    return [
      { ...path, ...rateOf({ followed: own, entered, age, matureIndex: 0, clustered: together }) },
    ]
  }
}
