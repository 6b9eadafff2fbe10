import type { Engine, Followed, MappedStage, Slice } from '../../engine/engine.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import type { StageFacts } from '../../models/math/forecast/facts.ts'
import { openDays } from '../../models/math/forecast/followed-days.ts'
import { SECONDS_PER_DAY, startOfDay } from '../../time/calendar.ts'
import { zoneOffsets } from '../../time/zone.ts'
import { questionOf, type Asked } from '../input/normalize.ts'

/** So many are told one by one. */
const MOST = 5000

/** Of one stage: passages followed in a slice, and what of them is open. */
type OpenOf = (slice: Slice, followed: readonly Followed[]) => StageFacts['open']

/**
 * Who is under way at the as-of date, by age. Where passages are not followed until then, as no loss
 * was told lately, those followed are as old as they would be by then, and as many as are open; a few
 * are looked at one by one.
 */
export async function openPassages(
  engine: Engine,
  asked: Asked,
  stages: readonly MappedStage[],
): Promise<ReadonlyMap<string, OpenOf>> {
  const short = stages.filter(({ followed }) => followed !== null && followed < asked.asOf)
  const all = new Map<string, OpenOf>()
  for (const { id } of stages) all.set(id, (_slice, followed) => openDays(followed, 0))
  if (short.length === 0) return all
  const question = questionOf({ ...asked, view: 'stock', interval: null })
  const stock = (await engine.counts(question)).filter(({ dated }) => dated)
  for (const { id, followed: until } of short) {
    const counts = stock.filter(({ stage }) => stage === id)
    const open = counts.reduce((sum, { count }) => sum + count, 0)
    if (open <= MOST) {
      all.set(id, await eachOpen(engine, asked, id))
      continue
    }
    const inSlice = bySlice(counts)
    all.set(id, (slice, followed) => {
      const told = openDays(followed, asked.asOf - (until ?? asked.asOf))
      const sum = told.reduce((total, { count }) => total + count, 0)
      const now = inSlice(slice).reduce((total, { count }) => total + count, 0)
      return told.map(({ age, count }) => ({ age, count: (count * now) / sum }))
    })
  }
  return all
}

async function eachOpen(engine: Engine, asked: Asked, stage: string): Promise<OpenOf> {
  const { asOf } = asked
  const question = questionOf({ ...asked, view: 'stock', interval: null })
  const page = { stage, events: ['open'] as const, limit: 2 * MOST, offset: 0 }
  const { items } = await engine.facts({ ...question, ...page })
  const now = startOfDay(asOf, zoneOffsets(engine.catalog.timezone))
  const inSlice = bySlice(items)
  return (slice) => {
    const ages = new Map<number, number>()
    for (const { entered } of inSlice(slice)) {
      if (entered === null) continue
      const age = Math.ceil((now - entered) / SECONDS_PER_DAY)
      ages.set(age, (ages.get(age) ?? 0) + 1)
    }
    return Array.from(ages, ([age, count]) => ({ age, count })).toSorted(
      (one, other) => one.age - other.age,
    )
  }
}
