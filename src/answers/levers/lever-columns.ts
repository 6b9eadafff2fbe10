import { z95 } from '../../stats/survival/interval.ts'
import type { LeverEffect, Worth, WorthName } from '../../models/math/lever-effects.ts'
import type { Language, Text } from '../../standard/types.ts'
import type { AnswerColumn, AnswerRow } from '../answer.ts'
import { column, details, dimensionColumn, machineColumn } from '../columns.ts'

export type MoneyName = Exclude<WorthName, 'wins'>

const labels: Readonly<Record<MoneyName, Text>> = {
  running: { en: 'adds running', fr: 'ajoute en cours' },
  bookings: { en: 'adds bookings', fr: 'ajoute en commandes' },
  cash: { en: 'adds cash', fr: 'ajoute encaissé' },
  lifetime: { en: 'adds for life', fr: 'ajoute à vie' },
}
const names = Object.keys(labels) as readonly MoneyName[]

const money = (name: MoneyName) => [
  column(name, 'money', labels[name]),
  column(`${name}_low`, 'money', { en: 'low', fr: 'bas' }),
  column(`${name}_high`, 'money', { en: 'high', fr: 'haut' }),
]

export interface LeverColumns {
  readonly all: readonly AnswerColumn[]
  readonly dimensions: readonly string[]
}

/** What the ranking goes by stands first. */
export function leverColumns(by: readonly string[], rank: MoneyName, lang: Language): LeverColumns {
  const own = [
    column('rank', 'count', { en: 'rank', fr: 'rang' }),
    column('lever', 'text', { en: 'lever', fr: 'levier' }),
    column('from', 'text', { en: 'from', fr: 'de' }),
    column('to', 'text', { en: 'to', fr: 'à' }),
    ...money(rank),
    ...details(
      column('share', 'fraction', { en: 'of what there is', fr: 'de ce qui est' }),
      column('wins', 'count', { en: 'adds wins', fr: 'ajoute des gains' }),
      ...names.filter((name) => name !== rank).flatMap(money),
      column('effort', 'text', { en: 'what is done', fr: 'ce qui est fait' }),
    ),
    machineColumn('stage', 'text', { en: 'stage', fr: 'étape' }),
    ...details(column('cell', 'text', { en: 'figure', fr: 'chiffre' })),
    column('ref', 'ref', { en: 'ref', fr: 'réf.' }),
  ].map((make) => make(lang))
  const dimensions = by.map((name) =>
    dimensionColumn(
      name,
      own.map((each) => each.name),
    ),
  )
  const [first, ...others] = own
  return {
    all: [...(first === undefined ? [] : [first]), ...dimensions, ...others],
    dimensions: dimensions.map(({ name }) => name),
  }
}

/** What an effect adds, each with its 95 % interval where the figures beneath have errors. */
export function effectCells(effect: LeverEffect, base: Worth, rank: MoneyName): AnswerRow {
  const { adds, errors } = effect
  const cells = names.flatMap((name): readonly (readonly [string, string | null])[] => {
    const [value, reach] = [adds[name], z95 * errors[name]]
    const at = (side: number): string | null => (reach > 0 ? moneyText(value + side * reach) : null)
    return [
      [name, moneyText(value)],
      [`${name}_low`, at(-1)],
      [`${name}_high`, at(1)],
    ]
  })
  return {
    ...Object.fromEntries(cells),
    share: base[rank] > 0 ? adds[rank] / base[rank] : null,
    wins: adds.wins,
  }
}

/** A forecast has no cents. */
export function moneyText(value: number): string {
  return String(Math.round(value) + 0)
}

/** Every total as text. */
export function worthText(worth: Worth): Readonly<Record<WorthName, string | number>> {
  return {
    wins: worth.wins,
    bookings: moneyText(worth.bookings),
    running: moneyText(worth.running),
    cash: moneyText(worth.cash),
    lifetime: moneyText(worth.lifetime),
  }
}
