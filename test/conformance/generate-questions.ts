import * as fc from 'fast-check'
import type { Catalog, Event, Filter, FollowQuestion, Question } from '../../src/engine/engine.ts'
import { moneyRecipes } from './generate-money-recipes.ts'
import type { MoneyRecipe } from './generate-money-recipes.ts'

/** A question before it is known what there is to ask about. */
export interface QuestionRecipe {
  readonly view: Question['view']
  /** Days before the default as-of. */
  readonly back: number
  /** Days before the default as-of; `null`: as known now. */
  readonly known: number | null
  readonly from: number | null
  readonly to: number | null
  /** Places of its first and last stage, taken anew where there are fewer. */
  readonly path: readonly [number, number] | null
  readonly interval: Question['interval']
  readonly by: readonly number[]
  readonly where: readonly FilterRecipe[]
  readonly scope: readonly FilterRecipe[]
  readonly ages: boolean
  readonly events: readonly Event[]
  readonly money: MoneyRecipe
}

interface FilterRecipe {
  readonly dimension: number
  readonly values: readonly (string | null)[]
}

const value = fc.constantFrom(
  null,
  'web',
  'Web',
  'été',
  'unassigned',
  'new',
  '=1+1',
  'no such',
  'true',
  '100.00',
  "l'an",
)
const filter = fc.record({
  dimension: fc.nat(11),
  values: fc.uniqueArray(value, { minLength: 2, maxLength: 6 }),
})
const days = fc.option(fc.integer({ min: -5, max: 70 }), { freq: 2 })

const few = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.oneof(
    { arbitrary: fc.constant<T[]>([]), weight: 2 },
    { arbitrary: fc.array(item, { minLength: 1, maxLength: 2 }), weight: 1 },
  )

export const questions: fc.Arbitrary<QuestionRecipe> = fc.record({
  view: fc.constantFrom('cohort', 'period', 'stock'),
  back: fc.oneof(fc.constant(0), fc.integer({ min: -5, max: 45 })),
  known: fc.option(fc.oneof(fc.constant(0), fc.integer({ min: -5, max: 45 })), { freq: 2 }),
  from: days,
  to: days,
  path: fc.option(fc.tuple(fc.nat(7), fc.nat(7)), { freq: 1 }),
  interval: fc.constantFrom(null, 'month', 'quarter', 'year'),
  by: fc.uniqueArray(fc.nat(7), { maxLength: 2 }),
  where: few(filter),
  scope: few(filter),
  ages: fc.boolean(),
  events: fc.uniqueArray(fc.constantFrom('next', 'skipped', 'lost', 'open', 'entered'), {
    maxLength: 2,
  }),
  money: moneyRecipes,
})

/** The question put to what a catalog has. Days run backwards from its as-of. */
export function questionFor(recipe: QuestionRecipe, catalog: Catalog): Question {
  const { dimensions, asOf } = catalog
  const { from, to } = recipe
  const filters = (recipes: readonly FilterRecipe[]): Filter[] =>
    recipes.flatMap(({ dimension, values }) => {
      const found = dimensions[dimension % Math.max(1, dimensions.length)]
      return found === undefined ? [] : [{ dimension: found.name, values }]
    })
  const by = recipe.by.flatMap((i) => dimensions[i]?.name ?? [])
  return {
    view: recipe.view,
    asOf: asOf - recipe.back,
    path: pathFor(recipe, catalog),
    knownBefore: recipe.known === null ? null : asOf - recipe.known,
    from: from === null ? null : asOf - Math.max(from, to ?? from),
    to: to === null ? null : asOf - Math.min(to, from ?? to),
    interval: recipe.interval,
    by,
    where: filters(recipe.where),
    scope: filters(recipe.scope),
    ages: recipe.ages,
  }
}

function pathFor({ path }: QuestionRecipe, { stages }: Catalog): Question['path'] {
  if (path === null || stages.length < 2) return null
  const from = path[0] % (stages.length - 1)
  const to = from + 1 + (path[1] % (stages.length - 1 - from))
  return { from: stages[from]!.id, to: stages[to]!.id }
}

/** The same question about how passages were followed. */
export function followFor(recipe: QuestionRecipe, catalog: Catalog): FollowQuestion {
  const { view: _, ages, ...question } = questionFor(recipe, catalog)
  const reasons = question.by.length !== 1
  const unit = question.interval === 'quarter' ? 86_400 : null
  return { ...question, clusters: ages ? 8 : 0, within: [0, 86_400, 10 * 86_400], reasons, unit }
}
