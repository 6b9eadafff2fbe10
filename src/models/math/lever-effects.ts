import { courseOf, type Course } from './course.ts'
import { lossesMoved, withGross, type Beside } from './losses-moved.ts'
import { leversOf, moved, type Effort, type Lever } from './lever.ts'
import type { Meetings } from '../../plans/plan-file.ts'
import { valueOf, type Sheet } from './sheet.ts'
import type { CellName, Values } from '../../standard/sheet-cells.ts'

/**
 * In the months told: what is won, signed or grown, what runs at their end, what is paid; and what
 * all of it is worth over the horizon.
 */
export interface Worth {
  readonly wins: number
  readonly bookings: number
  readonly running: number
  readonly cash: number
  readonly lifetime: number
}

export type WorthName = keyof Worth
export const worthNames: readonly WorthName[] = ['wins', 'bookings', 'running', 'cash', 'lifetime']

/** What a lever adds, with the standard error that the figures it rests on leave; 0 where they are typed. */
export interface LeverEffect {
  readonly lever: Lever
  readonly adds: Worth
  readonly errors: Worth
  /** What the error of each measured figure moves in it: effects of one sheet share these errors. */
  readonly moves: readonly Worth[]
}

export interface LeverEffects {
  /** As the figures stand. */
  readonly base: Worth
  /** Ranked by what they add to `by`, most first. */
  readonly effects: readonly LeverEffect[]
  /** All together, and what each alone adds in sum: they multiply, so that the two differ. */
  readonly together: Worth
  readonly sum: Worth
}

export interface LeverFacts {
  readonly sheet: Sheet
  readonly values: Values
  /** Standard errors of measured figures. */
  readonly errors: Values
  readonly effort: Effort
  readonly meetings: Meetings | null
  readonly months: number
  readonly by: WorthName
  /** Figures that somebody says: what is assumed is no lever. All, where not given. */
  readonly known?: ReadonlySet<CellName>
}

/**
 * What the same effort adds wherever it is put. Every lever starts at once; the figures stay as
 * they are without it. Errors by the delta method: each measured figure moved by its own error.
 */
export function leverEffects(facts: LeverFacts): LeverEffects {
  const { sheet, values, by } = facts
  const levers = leversAt(facts, values)
  const adds = addsOf(facts, values)
  const slopes = [...figuresMoved(facts), ...lossesMoved(sheet).map((by) => lossMoved(facts, by))]
  const effects = levers.map((lever, at): LeverEffect => ({
    lever,
    adds: adds[at] ?? none,
    errors: each((name) => Math.hypot(...slopes.map((moves) => (moves[at] ?? none)[name]))),
    moves: slopes.map((moves) => moves[at] ?? none),
  }))
  const byAdded = (at: number): number => comparable((adds[at] ?? none)[by])
  const order = levers.map((_, at) => at).toSorted((a, b) => byAdded(b) - byAdded(a))
  const base = worthOf(courseOf(sheet, values, values, facts.months))
  const apart = levers.filter(isApart)
  const all = worthOf(courseOf(sheet, values, moved(values, apart), facts.months))
  return {
    base,
    effects: order.flatMap((at) => effects[at] ?? []),
    together: less(all, base),
    sum: apart.reduce((sofar, lever) => plus(sofar, adds[levers.indexOf(lever)] ?? none), none),
  }
}

/** What the error of each figure moves in each lever. */
function figuresMoved(facts: LeverFacts): readonly (readonly Worth[])[] {
  const { sheet, values } = facts
  return (Object.entries(facts.errors) as [CellName, number][])
    .filter(([, error]) => error > 0)
    .map(([cell, error]) => {
      const [above, below] = [shifted(values, cell, error), shifted(values, cell, -error)]
      const wide = valueOf(above, cell) - valueOf(below, cell)
      const of = (from: Values): readonly Worth[] =>
        addsOf(
          cell === 'gross_retention' ? { ...facts, sheet: withGross(sheet, from) } : facts,
          from,
        )
      return apart(of(above), of(below), wide === 0 ? 0 : error / wide)
    })
}

/** What the error of what is lost by age moves in each lever. */
function lossMoved(facts: LeverFacts, { above, below }: Beside): readonly Worth[] {
  const of = (sheet: Sheet): readonly Worth[] => addsOf({ ...facts, sheet }, facts.values)
  return apart(of(above), of(below), 1 / 2)
}

function apart(up: readonly Worth[], down: readonly Worth[], scale: number): readonly Worth[] {
  return up.map((worth, at) => scaled(less(worth, down[at] ?? none), scale))
}

function leversAt(
  { sheet, effort, meetings, known }: LeverFacts,
  values: Values,
): readonly Lever[] {
  const levers = leversOf(sheet, values, effort, meetings)
  return known === undefined ? levers : levers.filter(({ cell }) => known.has(cell))
}

/** What each lever adds to figures that stand as given; its effort is what it was. */
function addsOf(facts: LeverFacts, from: Values): readonly Worth[] {
  const { sheet, values, months } = facts
  const base = worthOf(courseOf(sheet, from, from, months))
  const wanted = leversAt(facts, values)
  const own = leversAt(facts, from)
  return wanted.map(({ name }) => {
    const lever = own.find((each) => each.name === name)
    if (lever === undefined) return none
    return less(worthOf(courseOf(sheet, from, moved(from, [lever]), months)), base)
  })
}

/** How a meeting goes, and one fewer, are other ways to the rate of their stage. */
export function isApart({ kind }: Lever): boolean {
  return kind !== 'meeting' && kind !== 'meetings'
}

export function worthOf(course: Course): Worth {
  return {
    wins: sum(course.wins),
    bookings: sum(course.committed) + sum(course.expanded),
    running: course.running.at(-1) ?? 0,
    cash: sum(course.cash),
    lifetime: course.lifetime,
  }
}

function sum(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0)
}

/** Nothing at all. */
export const none: Worth = { wins: 0, bookings: 0, running: 0, cash: 0, lifetime: 0 }

function each(value: (name: WorthName) => number): Worth {
  return Object.fromEntries(worthNames.map((name) => [name, value(name)])) as unknown as Worth
}

function less(a: Worth, b: Worth): Worth {
  return each((name) => a[name] - b[name])
}

export function plus(a: Worth, b: Worth): Worth {
  return each((name) => a[name] + b[name])
}

function scaled(worth: Worth, by: number): Worth {
  return each((name) => worth[name] * by)
}

/** A figure moved by its error, a share within 0 and 1, what cannot be negative not below 0. */
function shifted(values: Values, cell: CellName, by: number): Values {
  const isShare =
    cell.startsWith('rate:') || ['discount', 'onboarding', 'gross_retention'].includes(cell)
  const after = Math.max(0, valueOf(values, cell) + by)
  return { ...values, [cell]: isShare ? Math.min(1, after) : after }
}

/** What multiplies alike adds alike, whatever the last digits say: the order is then the bowtie's. */
export function comparable(value: number): number {
  return Number(value.toPrecision(9))
}
