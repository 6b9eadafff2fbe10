import type { Day } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import type { Scenario, ScenarioChange } from '../../plans/scenario.ts'
import { formatDay, periodStart } from '../../time/calendar.ts'
import type { ScenarioCourse } from '../../models/math/forecast/scenario-course.ts'

/** What scenarios leave open: none is typed, or a change begins outside what is forecast. */
export function scenarioFindings(
  scenarios: readonly Scenario[],
  courses: readonly ScenarioCourse[],
  { origin, until }: { readonly origin: Day; readonly until: Day },
): readonly Finding[] {
  const about = { where: 'scenarios', severity: 'warning' } as const
  if (scenarios.length === 0) {
    return [{ ...about, severity: 'info', code: 'scenario_none', rows: 0, params: {} }]
  }
  const begun = holding(
    scenarios,
    ({ from }) => from !== null && periodStart(from, 'month') < origin,
  )
  const later = holding(scenarios, ({ from }) => from !== null && from >= until)
  const unknown = scenarios.flatMap((scenario) => {
    const changes = courses.find(({ id }) => id === scenario.id)?.unknown ?? []
    return changes.length === 0 ? [] : [{ name: scenario.name, changes }]
  })
  return [
    ...(begun.rows === 0
      ? []
      : [
          {
            ...about,
            code: 'scenario_begun',
            rows: begun.rows,
            params: { names: names(begun) },
          } as const,
        ]),
    ...(later.rows === 0
      ? []
      : [
          {
            ...about,
            code: 'scenario_later',
            rows: later.rows,
            params: { names: names(later), until: formatDay(until) },
          } as const,
        ]),
    ...(unknown.length === 0
      ? []
      : [
          {
            ...about,
            code: 'scenario_unknown',
            rows: unknown.reduce((sum, { changes }) => sum + changes.length, 0),
            params: {
              names: unknown.map(({ name }) => name),
              levers: [
                ...new Set(unknown.flatMap(({ changes }) => changes.map(({ lever }) => lever))),
              ],
            },
          } as const,
        ]),
  ]
}

interface Held {
  readonly rows: number
  readonly found: readonly Scenario[]
}

function holding(scenarios: readonly Scenario[], holds: (change: ScenarioChange) => boolean): Held {
  const found = scenarios.filter(({ what }) => what.some(holds))
  return { found, rows: found.reduce((sum, { what }) => sum + what.filter(holds).length, 0) }
}

function names({ found }: Held): readonly string[] {
  return found.map(({ name }) => name)
}
