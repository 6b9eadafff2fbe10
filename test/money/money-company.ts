import { openProject } from '../../src/build/open-project.ts'
import type { Engine } from '../../src/engine/engine.ts'
import type { Moved, MoneyQuestion } from '../../src/engine/money.ts'
import { DEFAULT_REVENUE } from '../../src/standard/revenue-policies.ts'
import type { RevenuePolicies } from '../../src/standard/revenue-policies.ts'
import { formatDay, parseDay } from '../../src/time/calendar.ts'
import { effects, withFolder } from '../build/scratch-project.ts'

/** Tables as CSV: their columns in the first line. */
export type Tables = Readonly<Record<string, string>>

/** Builds a company in Paris that counts in euros, and hands over its engine. */
export async function withCompany<T>(
  tables: Tables,
  use: (engine: Engine) => Promise<T>,
  dimensions: readonly string[] = [],
): Promise<T> {
  const names = Object.keys(tables)
  const yaml = `company: Money
currency: EUR
timezone: Europe/Paris
dimensions: [${dimensions.join(', ')}]
sources:
${names.map((name) => `  src_${name}: { file: ${name}.csv }\n`).join('')}tables:
${names.map((name) => `  ${name}: select * from src_${name}\n`).join('')}`
  const files = Object.entries(tables).map(([name, csv]) => [`${name}.csv`, lines(csv)] as const)
  return withFolder({ 'bowline.yaml': yaml, ...Object.fromEntries(files) }, async (folder) => {
    const { engine } = await openProject(folder, effects)
    try {
      return await use(engine)
    } finally {
      await engine.close()
    }
  })
}

/** By month and account until the first of July 2024, unless it says otherwise. */
export function askedOf(
  question: Partial<Omit<MoneyQuestion, 'asOf'>> & { readonly asOf?: string } = {},
  policies: Partial<RevenuePolicies> = {},
): MoneyQuestion & { readonly interval: 'month' } {
  const { asOf = '2024-07-01', ...others } = question
  return {
    knownBefore: null,
    by: [],
    where: [],
    scope: [],
    grain: 'account',
    ...others,
    interval: 'month',
    asOf: day(asOf),
    policies: { ...DEFAULT_REVENUE, ...policies },
  }
}

export function day(text: string): number {
  const parsed = parseDay(text)
  if (parsed === null) throw new Error(`day must be a date: ${text}`)
  return parsed
}

/** Movements as lines: `2024-01 new 3 3000.00`, with the slice before the movement. */
export function told(moved: readonly Moved[]): string[] {
  return moved
    .map(({ period, by, movement, units, amount }) =>
      [month(period), ...by.map((value) => value ?? '(none)'), movement, units, amount].join(' '),
    )
    .sort()
}

/** `month(19_723)` // => '2024-01' */
export function month(period: number): string {
  return formatDay(period).slice(0, 7)
}

function lines(csv: string): string {
  return `${csv
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join('\n')}\n`
}
