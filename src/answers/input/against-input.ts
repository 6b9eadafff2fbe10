import { z } from 'zod'
import type { MoneyGrain } from '../../standard/revenue-policies.ts'
import { CallError } from '../call-error.ts'
import type { CommonInput } from './common-input.ts'
import { filtersOf } from './normalize.ts'
import { moneyGrains } from '../refs/revenue-ref.ts'
import { suggestName } from './suggest-name.ts'

/** The option that says how side A differs from side B. */
export const againstOption = z.array(z.string()).meta({
  label: { en: 'compared with, where it differs', fr: 'comparé avec, là où cela diffère' },
  description:
    'what is otherwise on side A, such as from=2025-01-01, to=, as-of=2025-07-01, where=origin=social, view=period, profile=stripe or grain=subscription; repeatable. The rest is as on side B; nothing after = takes it away',
  french:
    'ce qui est différent du côté A, par exemple from=2025-01-01, to=, as-of=2025-07-01, where=origin=social, view=period ou profile=bowline ; répétable. Le reste est comme du côté B ; rien après = l’enlève',
  metavar: 'OPTION=VALUE',
})

const names = ['view', 'from', 'to', 'as-of', 'where', 'profile', 'grain'] as const
type Name = (typeof names)[number]
const views = ['cohort', 'period', 'stock'] as const

/** What a side of a comparison is asked by. */
export interface ComparedInput extends CommonInput {
  readonly grain?: MoneyGrain | undefined
}

/**
 * Side A: as side B, but for what `against` names. A filter takes the place of those on the same
 * dimension; `where=` alone takes all of them away.
 */
export function againstInput(
  other: ComparedInput,
  { against }: { readonly against: readonly string[] },
): ComparedInput {
  if (against.length === 0) {
    throw new CallError(
      'bad_option',
      'compare needs against: nothing to compare with',
      'write for example against from=2025-01-01 and against to=2025-07-01',
    )
  }
  const given = new Map<Name, string[]>()
  for (const text of against) {
    const { name, value } = splitOption(text)
    const before = given.get(name) ?? []
    if (before.length > 0 && name !== 'where') {
      throw new CallError('bad_option', `against gives ${name} twice`, `give ${name} once`)
    }
    given.set(name, [...before, value])
  }
  const one = (name: Name, usual: string | undefined): string | undefined => {
    const value = given.get(name)?.[0]
    return value === undefined ? usual : value === '' ? undefined : value
  }
  return {
    ...other,
    view: viewOf(one('view', other.view) ?? ''),
    from: one('from', other.from),
    to: one('to', other.to),
    asOf: one('as-of', other.asOf),
    profile: one('profile', other.profile),
    grain: grainOf(one('grain', other.grain)),
    where: whereOf(other.where, given.get('where') ?? []),
  }
}

/** Nothing is otherwise on side A but how recurring money is defined. */
export function isOfDefinitions(against: readonly string[]): boolean {
  return against.every((text) => ['profile', 'grain'].includes(splitOption(text).name))
}

function splitOption(text: string): { readonly name: Name; readonly value: string } {
  const equals = text.indexOf('=')
  if (equals < 1) {
    throw new CallError(
      'bad_option',
      `against is not OPTION=VALUE: ${text}`,
      `write for example against from=2025-01-01; the options are ${names.join(', ')}`,
    )
  }
  const written = text.slice(0, equals).trim()
  const name = names.find((each) => each === (written === 'asOf' ? 'as-of' : written))
  if (name === undefined) {
    throw new CallError(
      'unknown_option',
      `against takes no option ${written}`,
      suggestName(written, names),
    )
  }
  return { name, value: text.slice(equals + 1).trim() }
}

function viewOf(text: string): CommonInput['view'] {
  const found = views.find((view) => view === text)
  if (found !== undefined) return found
  const message = `against view is none of ${views.join(', ')}: ${text}`
  throw new CallError('bad_option', message, suggestName(text, views))
}

function grainOf(text: string | undefined): MoneyGrain | undefined {
  const found = moneyGrains.find((grain) => grain === text)
  if (found !== undefined || text === undefined) return found
  const message = `against grain is none of ${moneyGrains.join(', ')}: ${text}`
  throw new CallError('bad_option', message, suggestName(text, moneyGrains))
}

function whereOf(kept: readonly string[], given: readonly string[]): string[] {
  const texts = given.filter((text) => text !== '')
  if (texts.length < given.length) return texts
  const named = new Set(filtersOf(texts).map(({ dimension }) => dimension))
  const others = kept.filter((text) =>
    filtersOf([text]).every((each) => !named.has(each.dimension)),
  )
  return [...others, ...texts]
}
