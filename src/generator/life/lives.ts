import { startOfDay } from '../../time/calendar.ts'
import type { Instant } from '../../time/calendar.ts'
import { purpose } from '../draw/purpose.ts'
import { stream } from '../draw/stream.ts'
import { accountOf } from './accounts.ts'
import { bowtieEntries } from './bowtie-entries.ts'
import type { Company } from './company.ts'
import { drawContract } from './contract.ts'
import { drawCourse } from './course.ts'
import type { Course } from './course.ts'
import { drawDeal } from './deal.ts'
import type { Life } from './life.ts'
import { drawTouches } from './touches.ts'
import { arrivalDay, drawValues } from './values.ts'

/**
 * The journeys from `first` to `end` (excluded), in the order of their arrival. However the range
 * is cut, each life is the same.
 */
export function* lives(company: Company, first = 0, end = company.size): Generator<Life> {
  const { arrivedBefore } = company
  let journey = first
  let day = arrivalDay(company, first)
  while (journey < end) {
    const before = arrivedBefore[day]!
    const moments = arrivalsOf(company, day)
    for (; journey < end && journey < arrivedBefore[day + 1]!; journey++) {
      yield drawLife(company, journey, { day, at: moments[journey - before]! })
    }
    day++
  }
}

/** The moments at which journeys arrive on a day, evenly spread over it, in order. */
function arrivalsOf({ arrivedBefore, offsets, firstDay, seed }: Company, day: number) {
  const draws = stream(seed, purpose.arrivalSeconds, day)
  const start = startOfDay(firstDay + day, offsets)
  const length = startOfDay(firstDay + day + 1, offsets) - start
  const moments = new Float64Array(arrivedBefore[day + 1]! - arrivedBefore[day]!)
  for (let nth = 0; nth < moments.length; nth++) {
    moments[nth] = start + Math.floor(draws.uniform() * length)
  }
  return moments.sort()
}

function drawLife(
  company: Company,
  journey: number,
  { day, at }: { readonly day: number; readonly at: Instant },
): Life {
  const values = drawValues(company, journey, day)
  const course = drawCourse(company, { journey, values, at })
  const deal = drawDeal(company, journey, values)
  const commit = enteredAt(course, 'commit')
  const customer = commit === null ? null : drawCustomer(company, { journey, deal, course, commit })
  const over = Math.min(commit ?? Infinity, course.loss?.at ?? Infinity, company.end)
  return {
    journey,
    account: accountOf(company, journey, values),
    values,
    entries: course.entries,
    loss: course.loss,
    meetings: course.meetings,
    owner: course.owner,
    ...deal,
    contract: null,
    ...customer,
    touches: drawTouches(company, { journey, values }, { from: at, until: over }),
  }
}

interface Customer {
  readonly journey: number
  readonly deal: Pick<Life, 'offer' | 'listAmount' | 'amount'>
  readonly course: Course
  readonly commit: Instant
}

/** The contract, and what leaving does to the course. */
function drawCustomer(
  company: Company,
  { journey, deal, course, commit }: Customer,
): Pick<Life, 'entries' | 'loss' | 'contract'> {
  const { contract, churned } = drawContract(company, {
    journey,
    ...deal,
    commit,
    impact: enteredAt(course, 'impact'),
    lost: course.loss?.at ?? null,
  })
  if (churned === null) return { entries: course.entries, loss: course.loss, contract }
  const entries = course.entries.filter((entry) => entry.at < churned.at)
  const reached = bowtieEntries({ entries, contract }, company.offsets)
  const stage = reached.findLast((entry) => entry.at <= churned.at)!.stage
  return { entries, loss: { stage, ...churned }, contract }
}

function enteredAt({ entries }: Course, stage: string): Instant | null {
  return entries.find((entry) => entry.stage === stage)?.at ?? null
}
