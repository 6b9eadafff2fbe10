import type { Engine, MappedStage } from '../../engine/engine.ts'
import type { MeetingSeries } from '../../engine/meetings.ts'
import { HEADLINE_SECONDS } from '../../models/data/headline-age.ts'
import { questionOf, type Asked } from '../input/normalize.ts'
import { stageAsked } from '../input/stage-asked.ts'

/** Where a series is looked for first: the stage that is won or lost in meetings. */
const FIRST = 'selection'

const none: MeetingSeries = { steps: [], outside: [] }

export interface HeldMeetings {
  /** `null`: no stage has any. */
  readonly stage: MappedStage | null
  readonly series: MeetingSeries
}

/** The series of the stage named; else of selection, or of the first stage in which one is held. */
export async function heldMeetings(
  engine: Engine,
  asked: Asked,
  name?: string,
): Promise<HeldMeetings> {
  const { catalog } = engine
  const leading = catalog.stages.filter(({ next }) => next !== null)
  const named = name === undefined ? null : stageAsked(catalog, name)
  const tried =
    named === null
      ? [
          ...leading.filter(({ id }) => id === FIRST),
          ...leading.filter(({ id, side }) => id !== FIRST && side !== 'right'),
        ]
      : [named]
  const isMapped = catalog.tables.some(({ name }) => name === 'meetings')
  if (!isMapped) return { stage: named, series: none }
  const { view: _view, ages: _ages, path: _path, interval: _, ...question } = questionOf(asked)
  for (const stage of tried) {
    const series = await engine.meetings({
      ...question,
      stage: stage.id,
      within: HEADLINE_SECONDS,
    })
    if (series.steps.some(({ place }) => place > 0)) return { stage, series }
  }
  return { stage: named, series: none }
}
