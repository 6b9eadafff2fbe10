import type { Catalog, Day, Engine, Slice } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import { HEADLINE_SECONDS } from '../../models/data/headline-age.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import { neverLive } from '../../models/math/course.ts'
import type { Gap } from '../../models/math/gap.ts'
import { longestAge, measuredStep, type MeasuredStep } from '../../models/math/measured-step.ts'
import {
  earlyShare,
  valueOf,
  valuesOf,
  stepsOf,
  type Cells,
  type PaidEarly,
  type Sheet,
  type Young,
} from '../../models/math/sheet.ts'
import type { CellName } from '../../standard/sheet-cells.ts'
import { youngOf } from '../../models/math/young-left.ts'
import type { Profile } from '../../standard/profiles.ts'
import { periodStart } from '../../time/calendar.ts'
import { measureMoney, type MeasuredMoney } from './measure-money.ts'
import { measureSteps, type MeasuredStage, type MeasuredSteps } from './measure-steps.ts'
import { newBusiness } from '../numbers/new-business.ts'
import { inClusters } from '../bowtie/followed-slices.ts'
import { paidEarly } from './paid-early.ts'
import { questionOf, type Asked } from '../input/normalize.ts'
import { sheetFindings, type StepsCheck } from './sheet-findings.ts'

export interface SheetAsked extends Asked {
  readonly profile: Profile
}

/** The bowtie of one slice as a sheet, each figure measured or left out with a reason. */
export interface MeasuredSheet {
  readonly by: Slice
  readonly sheet: Sheet
  /** The sheet's months are counted from this day: the first of the as-of date's month. */
  readonly start: Day
  readonly gaps: readonly Gap[]
  readonly check: StepsCheck | null
  readonly findings: readonly Finding[]
}

/**
 * What can be measured of the sheet of each slice of `by`, the largest first: new business on the
 * left where journeys have kinds, all that recurs on the right.
 */
export async function measuredSheets(
  engine: Engine,
  asked: SheetAsked,
): Promise<readonly MeasuredSheet[]> {
  const { catalog } = engine
  const start = periodStart(asked.asOf, 'month')
  const business = newBusiness(catalog, asked)
  const slices = await measureSteps(engine, business, start)
  const facts = { asked, business, profile: asked.profile, start }
  const money = await measureMoney(engine, facts)
  const early = await paidEarly(engine, facts)
  const live = await measureLive(engine, business)
  const sheets: MeasuredSheet[] = []
  for (const steps of slices) {
    const right = await money(steps.by)
    const going = live(steps.by)
    const paid = going?.curve == null ? null : await early(steps.by, going.curve.length)
    sheets.push(sheetOf(catalog, { steps, money: right, live: going, early: paid, start }))
  }
  return sheets
}

interface SheetFacts {
  readonly steps: MeasuredSteps
  readonly money: MeasuredMoney
  readonly live: MeasuredStep | null
  readonly early: PaidEarly | null
  readonly start: Day
}

function sheetOf(
  catalog: Catalog,
  { steps, money, live, early, start }: SheetFacts,
): MeasuredSheet {
  const { by, stages: told } = steps
  const stages = [...told.map(({ stage }) => stage.id).filter((id) => id !== 'commit'), 'commit']
  const left = leftCells(told, stages)
  const going = liveCells(catalog, live)
  const sheet: Sheet = {
    motion: by.length === 0 ? null : by.map((value) => value ?? '').join(' · '),
    stages,
    cells: { ...left.cells, ...money.cells, ...going.cells },
    curves: Object.fromEntries([
      ...told.flatMap(({ stage, step }) =>
        step === null || step.curve === null ? [] : [[stage.id, step.curve] as const],
      ),
      ...(live === null || live.curve === null ? [] : [['commit', live.curve] as const]),
    ]),
    history: Object.fromEntries(
      told.flatMap(({ stage, history }) => (history === null ? [] : [[stage.id, history]])),
    ),
    paidEarly: early,
    ahead: money.ahead,
    young: youngIn({ ...money, cells: { ...money.cells, ...going.cells } }, early),
  }
  const gaps = [...left.gaps, ...going.gaps, ...money.gaps]
  const check = checkOf(sheet, steps)
  const findings = sheetFindings({
    gaps,
    check,
    sheet,
    isOfJourneys: money.isOfJourneys,
    late: told.flatMap(({ stage, step }) =>
      step === null || step.late === null ? [] : [{ stage: stage.id, ...step.late }],
    ),
  })
  return { by, sheet, start, gaps, check, findings }
}

function youngIn({ left, cells }: MeasuredMoney, early: PaidEarly | null): Young | null {
  const { gross_retention: gross, onboarding } = cells
  if (left === null || gross === undefined) return null
  return youngOf(left, gross.value, neverLive(earlyShare(early), onboarding?.value ?? 1))
}

interface Measured {
  readonly cells: Cells
  readonly gaps: readonly Gap[]
}

function leftCells(told: readonly MeasuredStage[], stages: readonly string[]): Measured {
  const cells: [CellName, Cells[CellName]][] = []
  const gaps: Gap[] = []
  const gap = (cell: CellName, why: Gap['why'], where: string): void => {
    gaps.push({ cells: [cell], why, where })
  }
  const [first = 'commit'] = stages
  const entering = told.find(({ stage }) => stage.id === first)?.entering ?? null
  if (entering !== null) cells.push(['entering', entering])
  else gap('entering', told.some(({ stage }) => stage.id === first) ? 'months' : 'stage', first)
  for (const [index, stage] of stages.slice(0, -1).entries()) {
    const step = told.find((each) => each.stage.id === stage)?.step ?? null
    const isMissing = told.every((each) => each.stage.id !== (stages[index + 1] ?? ''))
    if (step?.rate == null || isMissing) {
      gap(`rate:${stage}`, isMissing ? 'stage' : 'few', isMissing ? 'commit' : stage)
      continue
    }
    cells.push([`rate:${stage}`, step.rate])
    if (step.days !== null) cells.push([`days:${stage}`, step.days])
  }
  return { cells: Object.fromEntries(cells), gaps }
}

function liveCells({ stages }: Catalog, live: MeasuredStep | null): Measured {
  const cells: readonly CellName[] = ['onboarding', 'onboarding_days']
  const isMapped = stages.some(({ id }) => id === 'live')
  if (live === null) {
    return { cells: {}, gaps: [{ cells, why: 'stage', where: isMapped ? 'commit' : 'live' }] }
  }
  if (live.rate === null) return { cells: {}, gaps: [{ cells, why: 'few', where: 'commit' }] }
  return {
    cells: {
      onboarding: live.rate,
      ...(live.days === null ? {} : { onboarding_days: live.days }),
    },
    gaps: [],
  }
}

function checkOf(sheet: Sheet, { path, wins, outside }: MeasuredSteps): StepsCheck | null {
  if (path === null) return null
  const steps = stepsOf(sheet)
  const along = steps.slice(steps.indexOf(path.from))
  if (along.some((stage) => sheet.cells[`rate:${stage}`] === undefined)) return null
  const values = valuesOf(sheet)
  const { value, low, high } = path.rate
  return {
    from: path.from,
    product: along.reduce((sofar, stage) => sofar * valueOf(values, `rate:${stage}`), 1),
    measured: value,
    low,
    high,
    wins,
    outside,
  }
}

/** Going live after the commitment, by slice. */
async function measureLive(
  engine: Engine,
  asked: Asked,
): Promise<(slice: Slice) => MeasuredStep | null> {
  const { stages } = engine.catalog
  const commit = stages.find(({ id }) => id === 'commit')
  if (commit === undefined || stages.every(({ id }) => id !== 'live')) return () => null
  const path = { from: 'commit', to: 'live' }
  const along = {
    ...questionOf({ ...asked, view: 'cohort', interval: null }),
    path,
    stage: 'commit',
  }
  const { view: _view, ages: _ages, ...question } = along
  const asking = {
    ...question,
    clusters: 0,
    within: HEADLINE_SECONDS,
    reasons: false,
    unit: null,
  }
  const followed = await engine.followed(asking)
  const clustered = commit.repeats ? await engine.followed(inClusters(asking)) : null
  const counts = await engine.counts(along)
  const age = longestAge(followed)
  const followedIn = bySlice(followed)
  const clusteredIn = clustered && bySlice(clustered)
  const datedIn = bySlice(counts.filter(({ dated }) => dated))
  return (slice) => {
    const entered = datedIn(slice).reduce((sum, { count }) => sum + count, 0)
    const together = clusteredIn?.(slice) ?? null
    return measuredStep({
      followed: followedIn(slice),
      entered,
      skipping: 0,
      age,
      clustered: together,
    })
  }
}
