import * as fc from 'fast-check'
import type { TableName } from '../../src/standard/types.ts'
import type { Cells, Setup, TableColumns, TableRows } from '../../src/engine/reference/setup.ts'
import { ACCOUNTS, JOURNEYS, padded, STAMP_STYLES } from './generate-cells.ts'
import type { Cell } from './generate-cells.ts'
import {
  accountId,
  identitiesPlan,
  journeyId,
  otherPlans,
  subscriptionId,
} from './generate-other-tables.ts'
import type { TablePlan } from './table-plan.ts'
import { DEFAULT_POLICIES } from '../../src/standard/policies.ts'
import { CHANGES, STAGES } from './generate-stages.ts'
import * as cells from './generate-cells.ts'

/** A small company: what a project file says, and its mapped tables as text. */
export interface Company {
  readonly setup: Setup
  readonly columns: TableColumns
  readonly rows: TableRows
  readonly builtAt: number
}

const HORIZONS: readonly Setup['observedUntil'][] = [
  [],
  [],
  [{ table: 'stage_entries', stage: null, until: '2018-03-20' }],
  [{ table: 'stage_entries', stage: 'commit', until: '2018-03-10' }],
  [
    { table: 'stage_entries', stage: null, until: '2018-03-25' },
    { table: 'stage_entries', stage: 'education', until: '2018-04-05' },
    { table: 'losses', stage: null, until: '2018-03-01' },
  ],
]

const POLICIES: readonly Setup['policies'][] = [
  DEFAULT_POLICIES,
  { tolerance: 0, windows: [{ stage: 'education', least: 0, most: 7 }] },
  {
    tolerance: 864_000,
    windows: [
      { stage: 'education', least: 1, most: null },
      { stage: 'trial', least: null, most: 3 },
      { stage: 'commit', least: null, most: 0.5 },
    ],
  },
]

const BUILT_AT = [4, 4, 4, 4, 2].map((month) => Date.UTC(2018, month, 15))

const NOTHING_EMPTY: readonly (TableName | null)[] = Array.from({ length: 9 }, () => null)

/** True three times of four. */
const usually = fc.nat(3).map((n) => n > 0)
const seldom = usually.map((is) => !is)
const style = fc.constantFrom(...STAMP_STYLES)

const traits = fc.record({
  journeys: usually,
  accounts: usually,
  losses: usually,
  others: usually,
  recorded: fc.boolean(),
  entryIds: seldom,
  motions: usually,
  currencies: seldom,
  validity: fc.boolean(),
  crowd: seldom,
  /** Two systems know the same. */
  identities: fc.boolean(),
  /** More columns that a row can do without. */
  optionals: fc.boolean(),
  slicedByAccount: fc.boolean(),
  /** Dimensions on columns that are no text. */
  typedSlices: fc.boolean(),
  unknownColumn: seldom,
  /** A table that others point at may have no rows at all. */
  empty: fc.constantFrom(...NOTHING_EMPTY, 'journeys', 'accounts', 'subscriptions'),
  entered: style,
  lost: style,
  other: style,
  stages: fc.constantFrom(...CHANGES),
  slicedCounts: fc.boolean(),
})

type Traits = typeof traits extends fc.Arbitrary<infer T> ? T : never

/** Companies, small enough to be read when a comparison fails. */
export const companies: fc.Arbitrary<Company> = traits.chain((traits) => {
  const plans = plansOf(traits)
  return fc
    .record({
      timezone: fc.constantFrom('America/Sao_Paulo', 'Europe/Paris', 'Pacific/Chatham', 'UTC'),
      currency: fc.constantFrom('BRL', 'EUR', 'JPY', 'KWD'),
      observedUntil: fc.constantFrom(...HORIZONS),
      within: fc.constantFrom([], [{ stage: 'education', days: 5 }]),
      policies: fc.constantFrom(...POLICIES),
      dates: fc.constantFrom([], [], datesOf('dmy'), datesOf('mdy')),
      builtAt: fc.constantFrom(...BUILT_AT),
      rows: fc.tuple(
        ...plans.map((plan) => (plan.name === traits.empty ? fc.constant([]) : rowsOf(plan))),
      ),
      crowd: traits.crowd ? crowds : fc.constant<Cells[]>([]),
    })
    .map(
      ({ timezone, currency, observedUntil, within, policies, dates, builtAt, rows, crowd }) => ({
        setup: {
          company: 'Any & “Sons”',
          currency,
          timezone,
          dimensions: dimensionsOf(traits),
          observedUntil,
          within,
          policies,
          stages: traits.stages,
          dates,
        },
        columns: Object.fromEntries(plans.map(({ name, columns }) => [name, Object.keys(columns)])),
        rows: Object.fromEntries(
          plans.map(({ name, columns }, i) => [
            name,
            name === 'stage_entries' ? [...(rows[i] ?? []), ...crowd.map(rowOf(columns))] : rows[i],
          ]),
        ),
        builtAt: builtAt / 1000,
      }),
    )
})

/** Some busy days, so that a day with a single row is a straggler; enough for a horizon to see. */
const crowds: fc.Arbitrary<Cells[]> = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 10, max: 28 }), { minLength: 6, maxLength: 8 }),
    fc.integer({ min: 8, max: 44 }),
  )
  .map(([days, most]) =>
    days.flatMap((day, i) =>
      Array.from({ length: most - (i % 3) }, (_, n) => ({
        entry_id: `crowd ${day} ${n}`,
        journey_id: 'j1',
        stage: 'education',
        entered_at: `2018-02-${day} 12:00:${10 + n}`,
      })),
    ),
  )

/** The cells that a table's columns have. */
function rowOf(columns: TablePlan['columns']): (cells: Cells) => Cells {
  return (cells) =>
    Object.fromEntries(Object.keys(columns).map((name) => [name, cells[name] ?? null]))
}

function datesOf(order: 'dmy' | 'mdy'): Setup['dates'] {
  return [{ table: 'stage_entries', column: 'entered_at', order }]
}

/** A project may declare only dimensions that journeys, or their accounts, have. */
function dimensionsOf(traits: Traits): string[] {
  const { journeys, accounts, slicedByAccount, typedSlices, optionals, recorded } = traits
  if (!journeys) return []
  return [
    ...(typedSlices ? ['amount'] : []),
    ...(typedSlices && recorded ? ['recorded_at', 'retracted'] : []),
    ...(typedSlices && optionals ? ['discount_rate', 'observed_from'] : []),
    ...(typedSlices && optionals && accounts ? ['created_at'] : []),
    ...(accounts && slicedByAccount ? ['origin', 'segment'] : ['origin']),
  ]
}

function plansOf(traits: Traits): TablePlan[] {
  const recorded: Record<string, Cell> = traits.recorded
    ? { recorded_at: cells.optional(cells.stamp('iso')), retracted: cells.flag }
    : {}
  const plans: TablePlan[] = [entriesPlan(traits, recorded)]
  if (traits.journeys) plans.push(journeysPlan(traits, recorded))
  if (traits.accounts) plans.push(accountsPlan(traits, recorded))
  if (traits.losses) {
    const columns = {
      journey_id: journeyId,
      lost_at: cells.stamp(traits.lost),
      reason: cells.word,
      ...recorded,
    }
    plans.push({ name: 'losses', columns, most: 12 })
  }
  if (traits.identities) plans.push(identitiesPlan(recorded))
  return traits.others
    ? [...plans, ...otherPlans(traits.other, recorded, traits.slicedCounts)]
    : plans
}

function entriesPlan(traits: Traits, recorded: Readonly<Record<string, Cell>>): TablePlan {
  const added = traits.stages.flatMap(({ id, change }) => (change === 'add' ? [id] : []))
  const stage = cells.mostly(
    cells.oneOf(...STAGES, ...added),
    cells.oneOf('comit', 'Live', null),
    30,
  )
  const ids = fc.nat(40).map((n) => `e${n}`)
  return {
    name: 'stage_entries',
    columns: {
      ...(traits.entryIds ? { entry_id: cells.mostly(ids, cells.oneOf(null)) } : {}),
      journey_id: journeyId,
      stage,
      entered_at: cells.mostly(cells.stamp(traits.entered), cells.oneOf(null), 9),
      ...recorded,
    },
    most: traits.crowd ? 4 : 40,
  }
}

function journeysPlan(traits: Traits, recorded: Readonly<Record<string, Cell>>): TablePlan {
  return {
    name: 'journeys',
    columns: {
      journey_id: journeyId,
      account_id: cells.optional(accountId),
      ...(traits.motions ? { motion: cells.slice } : {}),
      kind: cells.mostly(
        cells.oneOf('new', 'renewal', 'upsell', 'cross_sell', 'resell', null),
        cells.oneOf('New', 'other'),
        20,
      ),
      origin: cells.word,
      amount: cells.money,
      ...(traits.optionals
        ? { discount_rate: cells.decimal, observed_from: cells.optional(cells.stamp(traits.other)) }
        : {}),
      ...(traits.others ? { subscription_id: subscriptionId } : {}),
      ...(traits.currencies ? { currency: cells.oneOf(null, 'BRL', 'EUR', 'USD') } : {}),
      ...(traits.unknownColumn ? { shoe_size: cells.word } : {}),
      ...recorded,
    },
    each: { column: 'journey_id', ids: JOURNEYS },
    most: 5,
  }
}

function accountsPlan(traits: Traits, recorded: Readonly<Record<string, Cell>>): TablePlan {
  return {
    name: 'accounts',
    columns: {
      account_id: cells.mostly(cells.oneOf(...ACCOUNTS), cells.oneOf(null), 20),
      name: cells.word,
      parent_id: cells.oneOf(null, null, 'a1', 'a9'),
      ...(traits.optionals ? { created_at: cells.optional(cells.stamp(traits.other)) } : {}),
      ...(traits.slicedByAccount ? { segment: cells.slice } : {}),
      ...(traits.validity
        ? {
            valid_from: cells.optional(cells.stamp('iso')),
            valid_to: cells.optional(cells.stamp(traits.other)),
          }
        : {}),
      ...recorded,
    },
    each: { column: 'account_id', ids: ACCOUNTS },
    most: 8,
  }
}

function rowsOf({ columns, each, most }: TablePlan): fc.Arbitrary<Cells[]> {
  const rowWith = (fixed: Readonly<Record<string, Cell>>): fc.Arbitrary<Cells> => {
    const cells = Object.entries({ ...columns, ...fixed })
    const padding = cells.map(([name, cell]) => [name, padded(cell)])
    return fc.record(Object.fromEntries(padding), { noNullPrototype: true })
  }
  const certain = (each?.ids ?? []).map((id) =>
    fc.option(rowWith({ [each?.column ?? '']: fc.constant(id) }), { freq: 12 }),
  )
  const more = fc.array(rowWith({}), { maxLength: most, size: 'max' })
  return fc
    .tuple(fc.tuple(...certain), more)
    .map(([sure, more]) => [...sure.filter((row) => row !== null), ...more])
}
